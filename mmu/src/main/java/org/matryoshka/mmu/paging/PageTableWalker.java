package org.matryoshka.mmu.paging;

import java.util.List;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** The page walk of four-level paging (SDM vol. 3A, 4.5 to 4.8). */
public final class PageTableWalker {
  /** MAXPHYADDR of our processors: bits from here up to 51 are reserved in entries. */
  public static final int PHYSICAL_ADDRESS_BITS = 40;

  private static final long RESERVED_ADDRESS =
      PageTableEntry.ADDRESS & ~((1L << PHYSICAL_ADDRESS_BITS) - 1);

  /** No such level in this walk. */
  private static final long NONE = -1;

  private PageTableWalker() {}

  /** Whether bits 63 to 47 of a linear address are all equal. */
  public static boolean isCanonical(long gva) {
    return gva << 16 >> 16 == gva;
  }

  /**
   * Translates a canonical linear address, checks the access and sets accessed and dirty bits.
   *
   * @param result filled in on success
   * @throws GuestFault a page fault with the exact error code; then no entry has been changed
   */
  public static void walk(
      PhysicalMemory memory, PagingMode mode, long gva, AccessType access, Translation result) {
    if (!mode.paging) {
      untranslated(gva, result);
      return;
    }
    long table = mode.root;
    long allowed = PageTableEntry.RW | PageTableEntry.US;
    boolean executable = true;
    long e4 = 0;
    long e3 = 0;
    long e2 = 0;
    long a4 = NONE;
    long a3 = NONE;
    long a2 = NONE;
    for (int level = 4; ; level--) {
      int shift = 3 + 9 * level;
      long at = table + ((gva >>> shift & 511) << 3);
      long entry = memory.read(at, 8);
      if ((entry & PageTableEntry.P) == 0) {
        throw fault(mode, gva, access, 0);
      }
      boolean leaf = level == 1 || (level <= 3 && (entry & PageTableEntry.PS) != 0);
      if ((entry & reserved(mode, level, leaf)) != 0) {
        throw fault(mode, gva, access, PageFaultErrorCode.PRESENT | PageFaultErrorCode.RESERVED);
      }
      allowed &= entry;
      executable &= entry >= 0 || !mode.noExecute;
      if (leaf) {
        if (!permitted(mode, access, allowed, executable)) {
          throw fault(mode, gva, access, PageFaultErrorCode.PRESENT);
        }
        setAccessed(memory, a4, e4);
        setAccessed(memory, a3, e3);
        setAccessed(memory, a2, e2);
        long updated =
            entry | PageTableEntry.A | (access == AccessType.WRITE ? PageTableEntry.D : 0);
        if (updated != entry) {
          memory.write(at, 8, updated);
        }
        long offset = (1L << shift) - 1;
        result.address = (entry & PageTableEntry.ADDRESS & ~offset) | (gva & offset);
        result.pageShift = shift;
        result.writable = (allowed & PageTableEntry.RW) != 0;
        result.user = (allowed & PageTableEntry.US) != 0;
        result.executable = executable;
        result.global = mode.globalPages && (entry & PageTableEntry.G) != 0;
        result.dirty = (updated & PageTableEntry.D) != 0;
        return;
      }
      switch (level) {
        case 4 -> {
          a4 = at;
          e4 = entry;
        }
        case 3 -> {
          a3 = at;
          e3 = entry;
        }
        default -> {
          a2 = at;
          e2 = entry;
        }
      }
      table = entry & PageTableEntry.ADDRESS;
    }
  }

  /**
   * The steps of a walk as far as it gets, for people to look at; changes nothing.
   *
   * @param steps is filled from level 4 on; the last step's entry is not present, or maps the page
   */
  public static void explain(PhysicalMemory memory, long root, long gva, List<WalkStep> steps) {
    long table = root & PageTableEntry.ADDRESS;
    for (int level = 4; level >= 1; level--) {
      int index = (int) (gva >>> (3 + 9 * level)) & 511;
      long at = table + 8L * index;
      long entry = memory.read(at, 8);
      steps.add(new WalkStep(level, index, at, entry));
      if ((entry & PageTableEntry.P) == 0 || (level <= 3 && (entry & PageTableEntry.PS) != 0)) {
        return;
      }
      table = entry & PageTableEntry.ADDRESS;
    }
  }

  private static void untranslated(long gva, Translation result) {
    result.address = gva;
    result.pageShift = 12;
    result.writable = true;
    result.user = true;
    result.executable = true;
    result.global = false;
    result.dirty = true;
  }

  private static void setAccessed(PhysicalMemory memory, long at, long entry) {
    if (at != NONE && (entry & PageTableEntry.A) == 0) {
      memory.write(at, 8, entry | PageTableEntry.A);
    }
  }

  /**
   * Reserved bits of an entry (SDM vol. 3A, tables 4-15 to 4-20): address bits, NX without NXE, PS
   * at level 4, low address bits of large pages.
   *
   * @param level 4 to 1
   * @param leaf it maps a page
   */
  public static long reserved(PagingMode mode, int level, boolean leaf) {
    long mask = RESERVED_ADDRESS | (mode.noExecute ? 0 : PageTableEntry.NX);
    if (level == 4) {
      return mask | PageTableEntry.PS;
    }
    if (leaf && level > 1) {
      // Bits from 13 up to the page's size; bit 12 is PAT there.
      return mask | ((1L << (3 + 9 * level)) - 1 & ~0x1FFFL);
    }
    return mask;
  }

  private static boolean permitted(
      PagingMode mode, AccessType access, long allowed, boolean executable) {
    boolean userPage = (allowed & PageTableEntry.US) != 0;
    boolean writable = (allowed & PageTableEntry.RW) != 0;
    if (mode.user) {
      return userPage
          && switch (access) {
            case READ -> true;
            case WRITE -> writable;
            case FETCH -> executable;
          };
    }
    return switch (access) {
      case FETCH -> executable && !(userPage && mode.smep);
      case READ -> !(userPage && mode.smap && !mode.smapLifted);
      case WRITE ->
          (writable || !mode.writeProtect) && !(userPage && mode.smap && !mode.smapLifted);
    };
  }

  private static GuestFault fault(PagingMode mode, long gva, AccessType access, int bits) {
    int error = bits | (mode.user ? PageFaultErrorCode.USER : 0);
    if (access == AccessType.WRITE) {
      error |= PageFaultErrorCode.WRITE;
    } else if (access == AccessType.FETCH && (mode.noExecute || mode.smep)) {
      error |= PageFaultErrorCode.FETCH;
    }
    return GuestFault.pageFault(gva, error);
  }
}
