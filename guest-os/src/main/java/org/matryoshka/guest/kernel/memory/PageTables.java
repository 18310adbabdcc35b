package org.matryoshka.guest.kernel.memory;

import static org.matryoshka.guest.kernel.memory.PageTableEntry.ADDRESS;
import static org.matryoshka.guest.kernel.memory.PageTableEntry.PRESENT;
import static org.matryoshka.guest.kernel.memory.PageTableEntry.TABLE;

import org.matryoshka.guest.magic.Memory;

/**
 * The four levels of tables that the processor walks for an address space. The upper half belongs
 * to the kernel and is the same everywhere; tables for the lower half are made when a page needs
 * them, and stay until the end. They form a chain through an array, so that the end finds them
 * without a walk.
 */
public final class PageTables {
  private static final int ENTRIES = 512;
  private static final int KERNEL_HALF = 256;

  private final FrameAllocator frames;
  private final long root;
  private long[] tables = new long[8];
  private int tableCount;

  private PageTables(FrameAllocator frames, long root) {
    this.frames = frames;
    this.root = root;
  }

  /** Tables with an empty lower half; null if there is no memory. */
  static PageTables create(FrameAllocator frames, long kernelRoot) {
    long root = frames.allocateForUser();
    if (root == 0) {
      return null;
    }
    long to = FrameAllocator.address(root);
    long from = FrameAllocator.address(kernelRoot);
    Memory.fillLongs(to, 0, KERNEL_HALF);
    Memory.copyLongs(to + KERNEL_HALF * 8, from + KERNEL_HALF * 8, KERNEL_HALF);
    return new PageTables(frames, root);
  }

  /** The physical address of the top-level table: what CR3 holds. */
  public long root() {
    return root;
  }

  /** The frames that the tables take. */
  int frameCount() {
    return tableCount + 1;
  }

  /**
   * The address of the last-level entry for a page.
   *
   * @return 0 if a table on the way is missing
   */
  long find(long page) {
    long table = root;
    for (int shift = 39; shift > 12; shift -= 9) {
      long entry = Memory.readLong(slot(table, page, shift));
      if ((entry & PRESENT) == 0) {
        return 0;
      }
      table = entry & ADDRESS;
    }
    return slot(table, page, 12);
  }

  /**
   * The address of the last-level entry for a page; missing tables on the way are made.
   *
   * @return 0 if there is no memory for a table
   */
  long findOrMake(long page) {
    long table = root;
    for (int shift = 39; shift > 12; shift -= 9) {
      long slot = slot(table, page, shift);
      long entry = Memory.readLong(slot);
      if ((entry & PRESENT) == 0) {
        long made = frames.allocateZeroedForUser();
        if (made == 0) {
          return 0;
        }
        remember(made);
        entry = made | TABLE;
        Memory.writeLong(slot, entry);
      }
      table = entry & ADDRESS;
    }
    return slot(table, page, 12);
  }

  /**
   * The first page at or after an address whose last-level table exists; where none does, whole
   * tables are skipped.
   *
   * @return the page, or {@code end} if there is none before it
   */
  long nextMapped(long page, long end) {
    long at = page;
    while (at < end) {
      long table = root;
      int shift = 39;
      while (shift > 12) {
        long entry = Memory.readLong(slot(table, at, shift));
        if ((entry & PRESENT) == 0) {
          break;
        }
        table = entry & ADDRESS;
        shift -= 9;
      }
      if (shift == 12) {
        return at;
      }
      at = ((at >>> shift) + 1) << shift;
    }
    return end;
  }

  /** Gives back all tables. The pages must be gone, and no processor may use the tables. */
  void destroy() {
    for (int i = 0; i < tableCount; i++) {
      frames.free(tables[i]);
    }
    tableCount = 0;
    frames.free(root);
  }

  private void remember(long table) {
    if (tableCount == tables.length) {
      long[] more = new long[2 * tables.length];
      System.arraycopy(tables, 0, more, 0, tableCount);
      tables = more;
    }
    tables[tableCount++] = table;
  }

  private static long slot(long table, long page, int shift) {
    return FrameAllocator.address(table) + ((page >>> shift & (ENTRIES - 1)) << 3);
  }
}
