package org.matryoshka.cpu.user;

import static org.matryoshka.cpu.user.ErrorNumber.EBADF;
import static org.matryoshka.cpu.user.ErrorNumber.EEXIST;
import static org.matryoshka.cpu.user.ErrorNumber.EINVAL;
import static org.matryoshka.cpu.user.ErrorNumber.ENODEV;
import static org.matryoshka.cpu.user.ErrorNumber.ENOMEM;
import static org.matryoshka.cpu.user.ErrorNumber.EPERM;

import org.matryoshka.cpu.Cpu;

/**
 * brk, mmap, munmap and mprotect (man 2). There are no files, so only anonymous memory is mapped.
 */
final class MemoryCalls {
  private static final long OFFSET = AddressSpace.PAGE_SIZE - 1;
  private static final long PROTECTION = Region.READ | Region.WRITE | Region.EXECUTE;

  private static final long MAP_SHARED = 1;
  private static final long MAP_PRIVATE = 2;
  private static final long MAP_TYPE = 15;
  private static final long MAP_FIXED = 0x10;
  private static final long MAP_ANONYMOUS = 0x20;
  private static final long MAP_FIXED_NOREPLACE = 0x10_0000;

  private final Cpu cpu;
  private final AddressSpace space;
  private final long breakStart;
  private long breakEnd;

  /**
   * Calls on an address space.
   *
   * @param breakStart the first page of the heap, still empty
   */
  MemoryCalls(Cpu cpu, AddressSpace space, long breakStart) {
    this.cpu = cpu;
    this.space = space;
    this.breakStart = breakStart;
    this.breakEnd = breakStart;
  }

  /**
   * brk: moves the end of the heap where that can be done.
   *
   * @return where it is now
   */
  long setBreak(long wanted) {
    if (wanted < breakStart || wanted > AddressSpace.END) {
      return breakEnd;
    }
    long oldEnd = AddressSpace.pageUp(breakEnd);
    long newEnd = AddressSpace.pageUp(wanted);
    if (newEnd > oldEnd) {
      if (!space.regions.isFree(oldEnd, newEnd)) {
        return breakEnd;
      }
      space.map(new Region(oldEnd, newEnd, Region.READ | Region.WRITE));
    } else if (newEnd < oldEnd) {
      space.unmap(newEnd, oldEnd);
      cpu.mmu.flushAll();
    }
    breakEnd = wanted;
    return breakEnd;
  }

  /** mmap. */
  long map(long address, long length, long protection, long flags, long descriptor, long offset) {
    long size = AddressSpace.pageUp(length);
    long type = flags & MAP_TYPE;
    boolean anonymous = (flags & MAP_ANONYMOUS) != 0;
    boolean fixed = (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
    if (length == 0
        || (protection & ~PROTECTION) != 0
        || (type != MAP_SHARED && type != MAP_PRIVATE)
        || (offset & OFFSET) != 0
        || (fixed && (address & OFFSET) != 0)) {
      return EINVAL;
    }
    if (!anonymous) {
      return descriptor >= 0 && descriptor <= 2 ? ENODEV : EBADF;
    }
    if (length < 0 || size <= 0) {
      return ENOMEM;
    }
    long start = address & -AddressSpace.PAGE_SIZE;
    boolean possible = AddressSpace.isUserRange(start, size);
    if (fixed) {
      if (!possible) {
        return start < AddressSpace.LOWEST && start >= 0 ? EPERM : ENOMEM;
      }
      if ((flags & MAP_FIXED_NOREPLACE) != 0 && !space.regions.isFree(start, start + size)) {
        return EEXIST;
      }
    } else if (!possible || !space.regions.isFree(start, start + size)) {
      start = space.findRoom(size);
      if (start == 0) {
        return ENOMEM;
      }
    }
    space.map(new Region(start, start + size, (int) protection));
    cpu.mmu.flushAll();
    return start;
  }

  /** munmap. */
  long unmap(long address, long length) {
    long size = AddressSpace.pageUp(length);
    if ((address & OFFSET) != 0 || size <= 0 || address < 0 || size > AddressSpace.END - address) {
      return EINVAL;
    }
    space.unmap(address, address + size);
    cpu.mmu.flushAll();
    return 0;
  }

  /** mprotect. */
  long protect(long address, long length, long protection) {
    long size = AddressSpace.pageUp(length);
    if ((address & OFFSET) != 0 || (protection & ~PROTECTION) != 0) {
      return EINVAL;
    }
    if (length == 0) {
      return 0;
    }
    if (address < 0
        || size <= 0
        || size > AddressSpace.END - address
        || !space.regions.covers(address, address + size)) {
      return ENOMEM;
    }
    space.protect(address, address + size, (int) protection);
    cpu.mmu.flushAll();
    return 0;
  }
}
