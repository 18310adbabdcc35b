package org.matryoshka.guest.kernel.memory;

import static org.matryoshka.guest.kernel.memory.FrameAllocator.PAGE_SIZE;
import static org.matryoshka.guest.kernel.memory.PageTableEntry.DIRTY;
import static org.matryoshka.guest.kernel.memory.PageTableEntry.PRESENT;
import static org.matryoshka.guest.kernel.memory.PageTableEntry.WRITE;

import org.matryoshka.guest.magic.Memory;

/**
 * The pages of an address space: which frame stands behind which page, and who may write to it. The
 * rules: a page that is not there comes with the first touch; a private page whose frame has other
 * users is read-only, and is copied when it is written to; a frame with one user is that user's.
 */
final class UserPages {
  private final FrameAllocator frames;
  private final PageTables tables;
  private final Paging paging;
  private long resident;

  UserPages(FrameAllocator frames, PageTables tables, Paging paging) {
    this.frames = frames;
    this.tables = tables;
    this.paging = paging;
  }

  PageTables tables() {
    return tables;
  }

  /** The pages that hold a frame. */
  long resident() {
    return resident;
  }

  /**
   * Brings in a page of an area that allows the access.
   *
   * @return a value of {@link FaultOutcome}
   */
  int touch(VirtualArea area, long page, boolean write) {
    long slot = tables.findOrMake(page);
    if (slot == 0) {
      return FaultOutcome.OUT_OF_MEMORY;
    }
    long entry = Memory.readLong(slot);
    if (entry == 0) {
      return bringIn(area, page, write, slot);
    }
    if ((entry & PRESENT) == 0) {
      entry = PageTableEntry.page(PageTableEntry.frame(entry), area.protection, false);
      Memory.writeLong(slot, entry);
    }
    if (!write || (entry & WRITE) != 0) {
      return FaultOutcome.RESOLVED;
    }
    return makeWritable(area, page, slot, entry);
  }

  /** Where the direct map shows an address; 0 if the page is not there or forbids the access. */
  long reach(long address, boolean write) {
    long slot = tables.find(address);
    if (slot == 0) {
      return 0;
    }
    long entry = Memory.readLong(slot);
    if ((entry & PRESENT) == 0 || (write && (entry & WRITE) == 0)) {
      return 0;
    }
    return FrameAllocator.address(PageTableEntry.frame(entry)) + (address & PAGE_SIZE - 1);
  }

  private int bringIn(VirtualArea area, long page, boolean write, long slot) {
    boolean writable = (area.protection & Protection.WRITE) != 0;
    long frame;
    if (area.source == null) {
      frame = frames.allocateZeroedForUser();
    } else {
      frame = area.source.page(area.pageOf(page), area.shared && write);
      if (frame == PageSource.BEYOND_END) {
        return FaultOutcome.BEYOND_END;
      }
      if (write && !area.shared && frame != 0) {
        long shown = frame;
        frame = copyOf(shown);
        if (frame == 0) {
          frames.free(shown);
        }
      } else {
        writable &= write;
      }
    }
    if (frame == 0) {
      return FaultOutcome.OUT_OF_MEMORY;
    }
    resident++;
    Memory.writeLong(slot, PageTableEntry.page(frame, area.protection, writable));
    return FaultOutcome.RESOLVED;
  }

  private int makeWritable(VirtualArea area, long page, long slot, long entry) {
    long frame = PageTableEntry.frame(entry);
    if (area.shared) {
      long written = area.source.page(area.pageOf(page), true);
      if (written == 0 || written == PageSource.BEYOND_END) {
        return written == 0 ? FaultOutcome.OUT_OF_MEMORY : FaultOutcome.BEYOND_END;
      }
      frames.free(frame);
      frame = written;
    } else if (frames.references(frame) > 1) {
      frame = copyOf(frame);
      if (frame == 0) {
        return FaultOutcome.OUT_OF_MEMORY;
      }
    }
    Memory.writeLong(slot, PageTableEntry.page(frame, area.protection, true));
    // No INVLPG: the fault has made the processor forget this page (SDM vol. 3A, 4.10.4.1).
    return FaultOutcome.RESOLVED;
  }

  /** A private copy of a frame, whose reference is given back; 0 if there is no memory. */
  private long copyOf(long frame) {
    long copy = frames.allocateForUser();
    if (copy != 0) {
      Memory.copyLongs(FrameAllocator.address(copy), FrameAllocator.address(frame), PAGE_SIZE / 8);
      frames.free(frame);
    }
    return copy;
  }

  /** Lets go of all pages in a range. */
  void drop(long start, long end) {
    int present = 0;
    for (long page = tables.nextMapped(start, end); page < end; ) {
      long slot = tables.find(page);
      long tableEnd = endOfTable(page, end);
      for (; page < tableEnd; page += PAGE_SIZE, slot += 8) {
        long entry = Memory.readLong(slot);
        if (entry != 0) {
          Memory.writeLong(slot, 0);
          frames.free(PageTableEntry.frame(entry));
          resident--;
          if ((entry & PRESENT) != 0) {
            present = forget(page, present);
          }
        }
      }
      page = tables.nextMapped(page, end);
    }
    finishForgetting(present);
  }

  /**
   * Lets go of all pages in a range of tables that are about to be destroyed and that no processor
   * uses: their entries need not be changed.
   */
  void abandon(long start, long end) {
    for (long page = tables.nextMapped(start, end); page < end; ) {
      long slot = tables.find(page);
      long tableEnd = endOfTable(page, end);
      for (; page < tableEnd; page += PAGE_SIZE, slot += 8) {
        long entry = Memory.readLong(slot);
        if (entry != 0) {
          frames.free(PageTableEntry.frame(entry));
          resident--;
        }
      }
      page = tables.nextMapped(page, end);
    }
  }

  /** Gives the pages that are there the rights of a protection; writing comes back by faults. */
  void protect(long start, long end, int protection) {
    boolean writable = (protection & Protection.WRITE) != 0;
    int present = 0;
    for (long page = tables.nextMapped(start, end); page < end; ) {
      long slot = tables.find(page);
      long tableEnd = endOfTable(page, end);
      for (; page < tableEnd; page += PAGE_SIZE, slot += 8) {
        long entry = Memory.readLong(slot);
        if (entry != 0) {
          long frame = PageTableEntry.frame(entry);
          long changed = PageTableEntry.page(frame, protection, writable && (entry & WRITE) != 0);
          if (changed != entry) {
            Memory.writeLong(slot, changed);
            if ((entry & PRESENT) != 0) {
              present = forget(page, present);
            }
          }
        }
      }
      page = tables.nextMapped(page, end);
    }
    finishForgetting(present);
  }

  /**
   * Shows the pages of an area in a child's address space, too. Private pages become read-only in
   * both. The caller then calls {@link #forgetAll}.
   *
   * @return false if there is no memory for the child's tables
   */
  boolean shareWith(UserPages child, VirtualArea area) {
    for (long page = tables.nextMapped(area.start, area.end); page < area.end; ) {
      long slot = tables.find(page);
      long tableEnd = endOfTable(page, area.end);
      long childSlot = 0;
      for (; page < tableEnd; page += PAGE_SIZE, slot += 8) {
        long entry = Memory.readLong(slot);
        if (entry != 0) {
          if (childSlot == 0) {
            childSlot = child.tables.findOrMake(page);
            if (childSlot == 0) {
              return false;
            }
            childSlot -= slot; // from now on the distance between the two tables
          }
          if (!area.shared && (entry & WRITE) != 0) {
            entry &= ~(WRITE | DIRTY);
            Memory.writeLong(slot, entry);
          }
          frames.share(PageTableEntry.frame(entry));
          child.resident++;
          Memory.writeLong(slot + childSlot, entry);
        }
      }
      page = tables.nextMapped(page, area.end);
    }
    return true;
  }

  /** Moves the pages of a range to another place, where none are; false if memory is used up. */
  boolean move(long from, long to, long length) {
    long end = from + length;
    for (long page = tables.nextMapped(from, end); page < end; page += PAGE_SIZE) {
      long slot = tables.find(page);
      if (slot != 0 && Memory.readLong(slot) != 0) {
        long target = tables.findOrMake(to + (page - from));
        if (target == 0) {
          return false;
        }
        Memory.writeLong(target, Memory.readLong(slot));
        Memory.writeLong(slot, 0);
      }
    }
    paging.forgetAll(tables.root());
    return true;
  }

  /** The processor drops all it knows of these pages, if it uses them. */
  void forgetAll() {
    paging.forgetAll(tables.root());
  }

  private int forget(long page, int present) {
    if (present < Paging.FEW_PAGES) {
      paging.forget(tables.root(), page);
    }
    return present + 1;
  }

  private void finishForgetting(int present) {
    if (present > Paging.FEW_PAGES) {
      paging.forgetAll(tables.root());
    }
  }

  private static long endOfTable(long page, long end) {
    return Math.min(end, ((page >>> 21) + 1) << 21);
  }
}
