package org.matryoshka.guest.kernel.memory;

import org.matryoshka.guest.magic.Memory;

/**
 * The frames of physical memory, 4096 bytes each, with a count of references. A frame is named by
 * its physical address, which is never 0. A bitmap says which are free; the lowest free one is
 * taken, so that memory which nobody needs is never touched, and a search for several in a row is a
 * scan.
 */
public final class FrameAllocator {
  /** Bytes of a frame and of a page. */
  public static final int PAGE_SIZE = 4096;

  /** Power of two of {@link #PAGE_SIZE}. */
  public static final int PAGE_SHIFT = 12;

  /** Where all physical memory is mapped: the address of a frame is this + the frame. */
  public static final long DIRECT_MAP = 0xffff_8880_0000_0000L;

  private static final long IMAGE_MAP = 0xffff_ffff_8000_0000L;

  private final long[] freeBits;
  private final int[] references;
  private final int frameCount;
  private int total;
  private int free;
  private int firstFreeWord;
  private int heapFirstWord;
  private int heapLastWord;
  private int reserve;

  /**
   * An allocator that owns nothing yet.
   *
   * @param end the first physical address that is not memory
   */
  public FrameAllocator(long end) {
    frameCount = (int) (end >>> PAGE_SHIFT);
    freeBits = new long[(frameCount + 63) >>> 6];
    references = new int[frameCount];
    firstFreeWord = freeBits.length;
  }

  /** The address at which the kernel reaches a frame, or any physical address. */
  public static long address(long physical) {
    return DIRECT_MAP + physical;
  }

  /** The physical address behind an address of the kernel's image. */
  public static long physicalOfImage(long address) {
    return address - IMAGE_MAP;
  }

  /** The physical address behind an address of the direct map. */
  public static long physical(long address) {
    return address - DIRECT_MAP;
  }

  /**
   * Gives the allocator memory to hand out: the whole frames from {@code start} to {@code end}.
   * Each frame is given once.
   */
  public void add(long start, long end) {
    int first = (int) ((start + PAGE_SIZE - 1) >>> PAGE_SHIFT);
    int last = (int) Math.min(end >>> PAGE_SHIFT, frameCount);
    for (int frame = Math.max(first, 1); frame < last; ) {
      if ((frame & 63) == 0 && frame + 64 <= last) {
        freeBits[frame >>> 6] = -1;
        total += 64;
        free += 64;
        noteFree(frame >>> 6);
        frame += 64;
      } else {
        total++;
        markFree(frame);
        frame++;
      }
    }
  }

  /**
   * Says which part of memory is for the kernel's heap first. To be called before {@link #add}.
   *
   * @param start the first physical address of it
   * @param end the first physical address behind it
   */
  public void keepForHeap(long start, long end) {
    heapFirstWord = (int) (start >>> PAGE_SHIFT >>> 6);
    heapLastWord = (int) (end >>> PAGE_SHIFT >>> 6);
  }

  /**
   * Takes certain frames, in a row, out of the part that is kept for the heap; each has one
   * reference then.
   *
   * @return false, with nothing taken, if one of them is in use
   */
  public boolean claim(long start, long end) {
    int first = (int) (start >>> PAGE_SHIFT);
    int last = (int) (end >>> PAGE_SHIFT);
    for (int frame = first; frame < last; frame++) {
      if (frame >= frameCount || !isFree(frame)) {
        return false;
      }
    }
    take(first, last - first);
    return true;
  }

  /**
   * Takes charge of a frame that is in use, as if it had been allocated: a part of the initial
   * archive that became a page of a file.
   */
  public void adopt(long frame) {
    total++;
    references[(int) (frame >>> PAGE_SHIFT)] = 1;
  }

  /** A frame with one reference and unknown content; 0 if there is none. */
  public long allocate() {
    int word = firstFreeWord;
    while (word < freeBits.length) {
      long bits = freeBits[word];
      if (bits != 0) {
        firstFreeWord = word;
        return allocate(word, Long.numberOfTrailingZeros(bits));
      }
      word++;
      if (word == heapFirstWord) {
        word = heapLastWord;
      }
    }
    firstFreeWord = word;
    for (word = heapLastWord - 1; word >= heapFirstWord; word--) {
      long bits = freeBits[word];
      if (bits != 0) {
        return allocate(word, 63 - Long.numberOfLeadingZeros(bits));
      }
    }
    return 0;
  }

  private long allocate(int word, int bit) {
    freeBits[word] &= ~(1L << bit);
    free--;
    int frame = (word << 6) + bit;
    references[frame] = 1;
    return (long) frame << PAGE_SHIFT;
  }

  /**
   * A frame for a user's page or table: as {@link #allocate}, but the last frames are kept back for
   * the kernel itself, which must be able to go on when users have taken all they can.
   */
  public long allocateForUser() {
    return free > reserve ? allocate() : 0;
  }

  /** A frame full of zeros for a user's page or table; 0 if there is none. */
  public long allocateZeroedForUser() {
    return free > reserve ? allocateZeroed() : 0;
  }

  /** Sets how many frames {@link #allocateForUser} leaves. */
  public void setReserve(int count) {
    reserve = count;
  }

  /** A frame full of zeros with one reference; 0 if there is none. */
  public long allocateZeroed() {
    long frame = allocate();
    if (frame != 0) {
      Memory.fillLongs(DIRECT_MAP + frame, 0, PAGE_SIZE / 8);
    }
    return frame;
  }

  /**
   * Frames in a row, each with one reference, for the kernel's own use.
   *
   * @param count 1 or more
   * @return the first; 0 if there are not so many in a row
   */
  public long allocateRun(int count) {
    int length = 0;
    for (int frame = firstFreeWord << 6; frame < frameCount; frame++) {
      if (freeBits[frame >>> 6] == 0) {
        length = 0;
        frame |= 63;
        continue;
      }
      length = isFree(frame) ? length + 1 : 0;
      if (length == count) {
        int first = frame - count + 1;
        take(first, count);
        return (long) first << PAGE_SHIFT;
      }
    }
    return 0;
  }

  /** Gives back frames in a row that {@link #allocateRun} gave. */
  public void freeRun(long first, int count) {
    for (int i = 0; i < count; i++) {
      free(first + ((long) i << PAGE_SHIFT));
    }
  }

  /** One more user of a frame that is in use. */
  public void share(long frame) {
    references[(int) (frame >>> PAGE_SHIFT)]++;
  }

  /** One user less; with the last one the frame is free. */
  public void free(long frame) {
    int index = (int) (frame >>> PAGE_SHIFT);
    int count = references[index] - 1;
    if (count < 0) {
      throw new IllegalStateException("frame is freed twice");
    }
    references[index] = count;
    if (count == 0) {
      markFree(index);
    }
  }

  /** How many use a frame; 0 if it is free. */
  public int references(long frame) {
    return references[(int) (frame >>> PAGE_SHIFT)];
  }

  /** The number of frames ever given to {@link #add}. */
  public int total() {
    return total;
  }

  /** The number of frames that users can still get. */
  public int freeForUsers() {
    return Math.max(0, free - reserve);
  }

  /** The number of frames free now. */
  public int free() {
    return free;
  }

  private boolean isFree(int frame) {
    return (freeBits[frame >>> 6] >>> (frame & 63) & 1) != 0;
  }

  private void markFree(int frame) {
    int word = frame >>> 6;
    freeBits[word] |= 1L << (frame & 63);
    free++;
    noteFree(word);
  }

  private void noteFree(int word) {
    if (word < firstFreeWord && (word < heapFirstWord || word >= heapLastWord)) {
      firstFreeWord = word;
    }
  }

  private void take(int first, int count) {
    for (int frame = first; frame < first + count; frame++) {
      freeBits[frame >>> 6] &= ~(1L << (frame & 63));
      references[frame] = 1;
    }
    free -= count;
  }
}
