package org.matryoshka.mmu.tlb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * One bank of a core's translation cache: direct-mapped, an entry for each 4 KiB of linear address
 * space (also for parts of large pages). A kind of access hits if its tag equals the linear page
 * number. The arrays are public for code that inlines the lookup; only this class changes them.
 */
public final class Tlb {
  /** Entries; a power of two. */
  public static final int ENTRIES = 1024;

  /** Index mask. */
  public static final int MASK = ENTRIES - 1;

  private static final long INVALID = -1;

  private static final int READ = 1;
  private static final int WRITE = 1 << 1;
  private static final int FETCH = 1 << 2;
  private static final int GLOBAL = 1 << 3;

  /** Linear page number for which reads hit, or −1. */
  public final long[] readTag = new long[ENTRIES];

  /** Linear page number for which writes hit, or −1. */
  public final long[] writeTag = new long[ENTRIES];

  /**
   * Linear page number for which writes hit if the memory is told of each, or −1: the frame is, or
   * may be, watched; see {@code PhysicalMemory.watchedFrame}.
   */
  public final long[] watchedTag = new long[ENTRIES];

  /** Linear page number for which instruction fetches hit, or −1. */
  public final long[] fetchTag = new long[ENTRIES];

  /** Index of the frame in the array that holds all RAM. */
  public final int[] frame = new int[ENTRIES];

  private final boolean[] global = new boolean[ENTRIES];

  /** Linear page number of the entry, whatever kinds of access it is for. */
  private final long[] pages = new long[ENTRIES];

  /** Shift of the size of the page that the entry is a part of. */
  private final byte[] shifts = new byte[ENTRIES];

  /** Indices of entries in use, so that a flush costs what was filled. */
  private final int[] used = new int[ENTRIES];

  private final boolean[] inUse = new boolean[ENTRIES];
  private int usedCount;
  private boolean largePages;

  /** An empty bank. */
  public Tlb() {
    Arrays.fill(readTag, INVALID);
    Arrays.fill(writeTag, INVALID);
    Arrays.fill(watchedTag, INVALID);
    Arrays.fill(fetchTag, INVALID);
  }

  /**
   * Adds a translation for the kinds of access given; an entry for the same page keeps the kinds it
   * had.
   *
   * @param page linear page number (gva shifted right by 12, unsigned)
   * @param frameIndex index of the frame in RAM's array
   * @param pageShift 12, or more if the entry is a part of a larger page
   */
  public void fill(
      long page,
      int frameIndex,
      boolean read,
      boolean write,
      boolean fetch,
      boolean isGlobal,
      int pageShift) {
    int i = (int) page & MASK;
    if (!inUse[i]) {
      inUse[i] = true;
      used[usedCount++] = i;
    }
    boolean same =
        pages[i] == page
            && frame[i] == frameIndex
            && global[i] == isGlobal
            && shifts[i] == pageShift;
    readTag[i] = read || (same && readTag[i] == page) ? page : INVALID;
    writeTag[i] = write || (same && writeTag[i] == page) ? page : INVALID;
    fetchTag[i] = fetch || (same && fetchTag[i] == page) ? page : INVALID;
    watchedTag[i] = same && watchedTag[i] == page ? page : INVALID;
    pages[i] = page;
    frame[i] = frameIndex;
    global[i] = isGlobal;
    shifts[i] = (byte) pageShift;
    largePages |= pageShift > PhysicalMemory.FRAME_SHIFT;
  }

  /**
   * Lets writes to a page that has just been filled hit if the memory is told of each.
   *
   * @param page linear page number
   */
  public void fillWatched(long page) {
    watchedTag[(int) page & MASK] = page;
  }

  /**
   * The frame of a page is no longer watched.
   *
   * @param page linear page number, for which watched writes hit
   */
  public void endWatch(long page) {
    watchedTag[(int) page & MASK] = INVALID;
    writeTag[(int) page & MASK] = page;
  }

  /** What is cached, in the order of the linear addresses; changes nothing. */
  public List<TlbEntry> entries() {
    List<TlbEntry> entries = new ArrayList<>(usedCount);
    for (int n = 0; n < usedCount; n++) {
      int i = used[n];
      long page = pages[i];
      TlbEntry entry =
          new TlbEntry(
              page,
              frame[i],
              readTag[i] == page,
              writeTag[i] == page,
              watchedTag[i] == page,
              fetchTag[i] == page,
              global[i],
              shifts[i]);
      if (entry.read() || entry.write() || entry.watched() || entry.fetch()) {
        entries.add(entry);
      }
    }
    entries.sort(Comparator.comparingLong(TlbEntry::page));
    return entries;
  }

  /** Forgets everything. */
  public void flushAll() {
    for (int n = 0; n < usedCount; n++) {
      int i = used[n];
      clear(i);
      inUse[i] = false;
    }
    usedCount = 0;
    largePages = false;
  }

  /** Forgets everything but global pages. */
  public void flushNonGlobal() {
    int kept = 0;
    for (int n = 0; n < usedCount; n++) {
      int i = used[n];
      if (global[i]) {
        used[kept++] = i;
      } else {
        clear(i);
        inUse[i] = false;
      }
    }
    usedCount = kept;
  }

  /** Forgets one page, global or not; of a large page all parts, as INVLPG does. */
  public void flushPage(long page) {
    dropEntry(page);
    for (int n = 0; largePages && n < usedCount; n++) {
      int i = used[n];
      int inner = shifts[i] - PhysicalMemory.FRAME_SHIFT;
      if (pages[i] >>> inner == page >>> inner) {
        clear(i);
      }
    }
  }

  /** Forgets the entry of 4 KiB alone, as a page fault at its address does. */
  public void dropEntry(long page) {
    int i = (int) page & MASK;
    if (pages[i] == page) {
      clear(i);
    }
  }

  /**
   * From now on the memory is told of the next write to each page, and says then whether it wants
   * to hear of more. The translations stay: who relies on a stale one still gets it.
   */
  public void watchWrites() {
    for (int n = 0; n < usedCount; n++) {
      int i = used[n];
      if (writeTag[i] != INVALID) {
        watchedTag[i] = writeTag[i];
        writeTag[i] = INVALID;
      }
    }
  }

  // As data

  /**
   * Appends the translations as pairs of words, in the order of their pages' indices: whatever a
   * later access can find here, and nothing else.
   *
   * @return the length of what stands in the array then
   */
  public int save(long[] words, int length) {
    int at = length;
    for (int i = 0; i < ENTRIES; i++) {
      if (!inUse[i]) {
        continue;
      }
      long page = pages[i];
      boolean write = writeTag[i] == page || watchedTag[i] == page;
      int kinds =
          (readTag[i] == page ? READ : 0) | (write ? WRITE : 0) | (fetchTag[i] == page ? FETCH : 0);
      if (kinds != 0) {
        words[at++] = page;
        words[at++] = (long) frame[i] << 32 | shifts[i] << 8 | kinds | (global[i] ? GLOBAL : 0);
      }
    }
    return at;
  }

  /** Takes translations as {@link #save} gave them, in place of what is here. */
  public void load(long[] words, int from, int to) {
    flushAll();
    for (int at = from; at < to; at += 2) {
      long page = words[at];
      int bits = (int) words[at + 1];
      fill(
          page,
          (int) (words[at + 1] >>> 32),
          (bits & READ) != 0,
          (bits & WRITE) != 0,
          (bits & FETCH) != 0,
          (bits & GLOBAL) != 0,
          bits >>> 8 & 0xFF);
    }
    watchWrites();
  }

  private void clear(int i) {
    readTag[i] = INVALID;
    writeTag[i] = INVALID;
    watchedTag[i] = INVALID;
    fetchTag[i] = INVALID;
  }
}
