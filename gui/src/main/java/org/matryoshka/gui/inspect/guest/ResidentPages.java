package org.matryoshka.gui.inspect.guest;

import org.matryoshka.isa.system.PageTableEntry;

/** Counts the pages that page tables map in a range, without looking where nothing can be. */
final class ResidentPages {
  private static final int ENTRIES = 512;
  private static final int TOP_LEVEL = 4;

  private final KernelMemory memory;
  private final long root;

  ResidentPages(KernelMemory memory, long root) {
    this.memory = memory;
    this.root = root & PageTableEntry.ADDRESS;
  }

  /** The pages of 4 KiB that are present from {@code start} to below {@code end}. */
  long count(long start, long end) {
    if (root == 0 || start < 0 || end <= start) {
      return 0; // only the lower half belongs to processes
    }
    return count(root, TOP_LEVEL, 0, start, end);
  }

  private long count(long table, int level, long base, long start, long end) {
    int shift = 3 + 9 * level;
    long present = 0;
    int first = (int) Math.max(0, (start - base) >>> shift);
    for (int i = start <= base ? 0 : first; i < ENTRIES && !memory.isExhausted(); i++) {
      long from = base + ((long) i << shift);
      if (from < 0 || from >= end) {
        return present;
      }
      long entry = memory.physical(table + 8L * i);
      if ((entry & PageTableEntry.P) != 0) {
        if (level == 1) {
          present++;
        } else if ((entry & PageTableEntry.PS) != 0) {
          present += 1L << (shift - 12);
        } else {
          present += count(entry & PageTableEntry.ADDRESS, level - 1, from, start, end);
        }
      }
    }
    return present;
  }
}
