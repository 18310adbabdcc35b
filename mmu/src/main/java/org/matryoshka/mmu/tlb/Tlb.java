package org.matryoshka.mmu.tlb;

import java.util.Arrays;

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

  /** Linear page number for which reads hit, or −1. */
  public final long[] readTag = new long[ENTRIES];

  /** Linear page number for which writes hit, or −1. */
  public final long[] writeTag = new long[ENTRIES];

  /** Linear page number for which instruction fetches hit, or −1. */
  public final long[] fetchTag = new long[ENTRIES];

  /** Index of the frame in the array that holds all RAM. */
  public final int[] frame = new int[ENTRIES];

  private final boolean[] global = new boolean[ENTRIES];

  /** Indices of entries in use, so that a flush costs what was filled. */
  private final int[] used = new int[ENTRIES];

  private final boolean[] inUse = new boolean[ENTRIES];
  private int usedCount;
  private boolean largePages;

  /** An empty bank. */
  public Tlb() {
    Arrays.fill(readTag, INVALID);
    Arrays.fill(writeTag, INVALID);
    Arrays.fill(fetchTag, INVALID);
  }

  /**
   * Adds a translation for the kinds of access given; an entry for the same page keeps the kinds it
   * had.
   *
   * @param page linear page number (gva shifted right by 12, unsigned)
   * @param frameIndex index of the frame in RAM's array
   * @param large the page is larger than 4 KiB
   */
  public void fill(
      long page,
      int frameIndex,
      boolean read,
      boolean write,
      boolean fetch,
      boolean isGlobal,
      boolean large) {
    int i = (int) page & MASK;
    if (!inUse[i]) {
      inUse[i] = true;
      used[usedCount++] = i;
    }
    boolean same = frame[i] == frameIndex && global[i] == isGlobal;
    readTag[i] = read || same && readTag[i] == page ? page : INVALID;
    writeTag[i] = write || same && writeTag[i] == page ? page : INVALID;
    fetchTag[i] = fetch || same && fetchTag[i] == page ? page : INVALID;
    frame[i] = frameIndex;
    global[i] = isGlobal;
    largePages |= large;
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

  /**
   * Forgets one page, global or not; everything if there are parts of large pages, whose extent is
   * not kept.
   */
  public void flushPage(long page) {
    if (largePages) {
      flushAll();
      return;
    }
    int i = (int) page & MASK;
    if (readTag[i] == page || writeTag[i] == page || fetchTag[i] == page) {
      clear(i);
    }
  }

  /**
   * Forgets write access to all pages, so that each next write asks whether its frame is watched.
   */
  public void dropWrites() {
    for (int n = 0; n < usedCount; n++) {
      writeTag[used[n]] = INVALID;
    }
  }

  private void clear(int i) {
    readTag[i] = INVALID;
    writeTag[i] = INVALID;
    fetchTag[i] = INVALID;
  }
}
