package org.matryoshka.cpu.user;

import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * A program's address space: regions that say what may be used, and page tables in the machine's
 * memory that are filled when a page is first touched. Translations that a core has cached are the
 * caller's matter.
 */
final class AddressSpace {
  static final int PAGE_SIZE = PhysicalMemory.FRAME_SIZE;

  /** The lowest address that can be mapped, as Linux's vm.mmap_min_addr. */
  static final long LOWEST = 0x1_0000;

  /** The end of the lower half, less a page, as Linux has it. */
  static final long END = 0x7FFF_FFFF_F000L;

  /** Where mmap looks for room, downward. */
  private static final long MAPPINGS_END = 0x7FFF_F000_0000L;

  final RegionMap regions = new RegionMap();
  private final MachineMemory memory;
  private final FramePool frames;
  private final long root;

  AddressSpace(MachineMemory memory) {
    this.memory = memory;
    this.frames = new FramePool(memory);
    this.root = frames.take();
  }

  /** Physical address of the top page table, for CR3. */
  long root() {
    return root;
  }

  /** Rounds up to whole pages. */
  static long pageUp(long address) {
    return address + PAGE_SIZE - 1 & -PAGE_SIZE;
  }

  /** Whether a range of whole pages lies where programs may map. */
  static boolean isUserRange(long start, long size) {
    return start >= LOWEST && size >= 0 && size <= END - start;
  }

  /** Makes pages usable, zero when first touched, in place of what was there. */
  void map(Region region) {
    unmap(region.start(), region.end());
    regions.put(region);
  }

  /**
   * Finds room for a new mapping.
   *
   * @return its start, or 0 if there is none
   */
  long findRoom(long size) {
    return regions.highestGap(size, LOWEST, MAPPINGS_END).orElse(0);
  }

  /** Takes pages away; their frames become free. */
  void unmap(long start, long end) {
    for (Region part : regions.within(start, end)) {
      for (long page = part.start(); page < part.end(); page = nextTouched(page)) {
        long slot = slot(page, false);
        if (slot != 0 && memory.read(slot, 8) != 0) {
          frames.give(memory.read(slot, 8) & PageTableEntry.ADDRESS);
          memory.write(slot, 8, 0);
        }
      }
    }
    regions.remove(start, end);
  }

  /** Changes how pages may be used; all of them must be mapped. */
  void protect(long start, long end, int protection) {
    for (Region part : regions.within(start, end)) {
      regions.put(new Region(part.start(), part.end(), protection));
      for (long page = part.start(); page < part.end(); page = nextTouched(page)) {
        long slot = slot(page, false);
        long entry = slot == 0 ? 0 : memory.read(slot, 8);
        if (entry != 0) {
          memory.write(slot, 8, (entry & PageTableEntry.ADDRESS) | entryBits(protection));
        }
      }
    }
  }

  /**
   * Deals with a page fault.
   *
   * @return whether the page is there now, and the access will succeed
   * @throws FramePool.OutOfMemoryException if there is no frame for it
   */
  boolean resolve(GuestFault fault) {
    if (fault.vector() != ExceptionVector.PAGE_FAULT
        || (fault.errorCode() & PageFaultErrorCode.PRESENT) != 0) {
      return false;
    }
    Region region = regions.at(fault.address());
    int wanted = Region.READ;
    if ((fault.errorCode() & PageFaultErrorCode.WRITE) != 0) {
      wanted = Region.WRITE;
    } else if ((fault.errorCode() & PageFaultErrorCode.FETCH) != 0) {
      wanted = Region.EXECUTE;
    }
    // On x86 whatever is present can be read.
    boolean allowed =
        region != null
            && (wanted == Region.READ
                ? region.protection() != 0
                : (region.protection() & wanted) != 0);
    if (allowed) {
      frame(fault.address() & -PAGE_SIZE, region.protection());
    }
    return allowed;
  }

  /** Copies bytes into pages whatever their protection, for loading. */
  void load(long address, byte[] source, int from, int length) {
    int done = 0;
    while (done < length) {
      long at = address + done;
      long page = at & -PAGE_SIZE;
      int inPage = (int) Math.min(length - done, page + PAGE_SIZE - at);
      long frame = frame(page, regions.at(page).protection());
      memory.copyIn(frame + (at - page), source, from + done, inPage);
      done += inPage;
    }
  }

  /** The frame of a page, which is given one if it has none. */
  private long frame(long page, int protection) {
    long slot = slot(page, true);
    long entry = memory.read(slot, 8);
    if ((entry & PageTableEntry.ADDRESS) == 0) {
      entry = frames.take() | entryBits(protection);
      memory.write(slot, 8, entry);
    }
    return entry & PageTableEntry.ADDRESS;
  }

  /**
   * Physical address of the lowest-level entry of a page.
   *
   * @param create whether missing tables are made
   * @return 0 if a table is missing
   */
  private long slot(long page, boolean create) {
    long table = root;
    for (int shift = 39; shift > 12; shift -= 9) {
      long at = table + (page >>> shift & 511) * 8;
      long entry = memory.read(at, 8);
      if (entry == 0) {
        if (!create) {
          return 0;
        }
        entry = frames.take() | PageTableEntry.P | PageTableEntry.RW | PageTableEntry.US;
        memory.write(at, 8, entry);
      }
      table = entry & PageTableEntry.ADDRESS;
    }
    return table + (page >>> 12 & 511) * 8;
  }

  /** The next page, or the end of what a missing table of this page would map. */
  private long nextTouched(long page) {
    long table = root;
    for (int shift = 39; shift > 12; shift -= 9) {
      long entry = memory.read(table + (page >>> shift & 511) * 8, 8);
      if (entry == 0) {
        return (page & -(1L << shift)) + (1L << shift);
      }
      table = entry & PageTableEntry.ADDRESS;
    }
    return page + PAGE_SIZE;
  }

  /** A page without any access keeps its frame, but is not present. */
  private static long entryBits(int protection) {
    long bits = protection == 0 ? 0 : PageTableEntry.P | PageTableEntry.US;
    bits |= (protection & Region.WRITE) != 0 ? PageTableEntry.RW : 0;
    return bits | ((protection & Region.EXECUTE) == 0 ? PageTableEntry.NX : 0);
  }
}
