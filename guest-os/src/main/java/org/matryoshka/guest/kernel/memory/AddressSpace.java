package org.matryoshka.guest.kernel.memory;

import static org.matryoshka.guest.kernel.memory.FrameAllocator.PAGE_SIZE;

import org.matryoshka.guest.kernel.KernelLock;
import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * The memory of a process: areas that say what may be where, and the page tables that the processor
 * walks. Pages come with their first touch. Several processes may share one ({@code CLONE_VM}); the
 * last one to leave gives everything back.
 *
 * <pre>
 * 0000_0000_0040_0000  program: code, constants, data
 *                      heap, grows upwards (brk)
 *                      mappings, the newest below the others
 * 0000_7fff_ffff_f000  end of the stack, which grows downwards
 * </pre>
 */
public final class AddressSpace {
  /** The first address that can be mapped: below it a null pointer shall fault. */
  public static final long LOWEST = 0x1_0000;

  /** The end of the stack of the first thread. */
  public static final long STACK_TOP = UserMemory.LIMIT;

  /** The error code of a page fault: the access was a write. */
  static final int FAULT_WRITE = 1 << 1;

  /** The error code of a page fault: the access was an instruction fetch. */
  static final int FAULT_FETCH = 1 << 4;

  private static final long MAPPINGS_END = STACK_TOP - (16L << 20);
  private static final long STACK_GUARD = 16 * PAGE_SIZE;
  private static final long DEFAULT_STACK_LIMIT = 8L << 20;

  private final FrameAllocator frames;
  private final Paging paging;
  private final UserPages pages;
  private final AreaList areas = new AreaList();
  private final KernelLock lock = new KernelLock("address space");
  private int users = 1;
  private long heapStart;
  private long heapEnd;
  private long stackLimit = DEFAULT_STACK_LIMIT;
  private long argumentsStart;
  private long argumentsEnd;
  private long environmentEnd;

  private AddressSpace(FrameAllocator frames, Paging paging, PageTables tables) {
    this.frames = frames;
    this.paging = paging;
    this.pages = new UserPages(frames, tables, paging);
  }

  /** An empty address space; null if there is no memory for its top-level table. */
  public static AddressSpace create(FrameAllocator frames, Paging paging) {
    PageTables tables = PageTables.create(frames, paging.kernelRoot());
    return tables == null ? null : new AddressSpace(frames, paging, tables);
  }

  /**
   * Maps a range (mmap).
   *
   * @param hint where; 0 for anywhere
   * @param length in bytes, rounded up to pages
   * @param protection bits of {@link Protection}
   * @param fixed whether it must be at {@code hint}, in place of what is there
   * @param shared whether writes go to the source (MAP_SHARED), which must not be null then
   * @param source what to show, retained here; null for memory full of zeros
   * @param firstPage page of the source
   * @return the address, or a negative errno
   */
  public long map(
      long hint,
      long length,
      int protection,
      boolean fixed,
      boolean shared,
      PageSource source,
      long firstPage) {
    if (length <= 0 || length > UserMemory.LIMIT) {
      return length == 0 ? -Errno.EINVAL : -Errno.ENOMEM;
    }
    long size = pageUp(length);
    boolean fills = source == null && (protection & Protection.WRITE) != 0;
    if (areas.isFull() || (fills && isTooMuch(size))) {
      return -Errno.ENOMEM;
    }
    long start = fixed ? hint : place(hint, size);
    if (fixed && ((hint & PAGE_SIZE - 1) != 0 || !UserMemory.isRange(hint, size))) {
      return UserMemory.isRange(hint, size) ? -Errno.EINVAL : -Errno.ENOMEM;
    }
    if (fixed && hint < LOWEST) {
      return -Errno.EPERM;
    }
    if (start == 0) {
      return -Errno.ENOMEM;
    }
    lock.lock();
    if (fixed) {
      remove(start, start + size);
    }
    add(start, start + size, protection, VirtualArea.PLAIN, shared, source, firstPage);
    lock.unlock();
    return start;
  }

  /** Whether so many bytes can never be there at the same time. */
  boolean isTooMuch(long bytes) {
    return bytes >>> FrameAllocator.PAGE_SHIFT > frames.total();
  }

  long place(long hint, long size) {
    long wanted = hint & -PAGE_SIZE;
    if (wanted >= LOWEST
        && UserMemory.isRange(wanted, size)
        && areas.isEmpty(wanted, wanted + size)) {
      return wanted;
    }
    return areas.findGap(size, Math.max(LOWEST, pageUp(heapEnd)), MAPPINGS_END);
  }

  void add(
      long start,
      long end,
      int protection,
      int kind,
      boolean shared,
      PageSource source,
      long firstPage) {
    if (source != null) {
      source.retain();
    }
    areas.insert(new VirtualArea(start, end, protection, kind, shared, source, firstPage));
  }

  void remove(long start, long end) {
    if (!areas.isEmpty(start, end)) {
      areas.splitAt(start);
      areas.splitAt(end);
      pages.drop(start, end);
      areas.remove(start, end);
    }
  }

  /** Unmaps whatever lies in a range (munmap); 0 or a negative errno. */
  public long unmap(long start, long length) {
    if ((start & PAGE_SIZE - 1) != 0 || length <= 0 || !UserMemory.isRange(start, length)) {
      return -Errno.EINVAL;
    }
    if (areas.isFull()) {
      return -Errno.ENOMEM;
    }
    lock.lock();
    remove(start, start + pageUp(length));
    lock.unlock();
    return 0;
  }

  /** Changes the rights of a range that is wholly mapped (mprotect); 0 or a negative errno. */
  public long protect(long start, long length, int protection) {
    if ((start & PAGE_SIZE - 1) != 0 || length < 0 || !UserMemory.isRange(start, length)) {
      return (start & PAGE_SIZE - 1) != 0 ? -Errno.EINVAL : -Errno.ENOMEM;
    }
    long end = start + pageUp(length);
    if (!isMapped(start, end) || areas.isFull()) {
      return -Errno.ENOMEM;
    }
    if (start == end) {
      return 0;
    }
    lock.lock();
    areas.splitAt(start);
    areas.splitAt(end);
    VirtualArea area = areas.findOrNext(start);
    while (area != null && area.start < end) {
      area.protection = protection;
      area = area.next;
    }
    pages.protect(start, end, protection);
    areas.joinAround(start, end);
    lock.unlock();
    return 0;
  }

  /** Whether nothing is mapped in a range. */
  public boolean isFree(long start, long end) {
    return areas.isEmpty(start, end);
  }

  /** Whether every page of a range belongs to an area. */
  public boolean isMapped(long start, long end) {
    return areas.covers(start, end);
  }

  /** Says where the heap begins: behind the program's data. It is empty then. */
  public void setHeap(long start) {
    heapStart = pageUp(start);
    heapEnd = heapStart;
  }

  /** Moves the end of the heap (brk) if possible; the end as it is then. */
  public long brk(long end) {
    if (end < heapStart || end > MAPPINGS_END) {
      return heapEnd;
    }
    long from = pageUp(heapEnd);
    long to = pageUp(end);
    if (to > from && (isTooMuch(to - heapStart) || areas.isFull() || !areas.isEmpty(from, to))) {
      return heapEnd;
    }
    lock.lock();
    if (to > from) {
      int protection = Protection.READ | Protection.WRITE;
      add(from, to, protection, VirtualArea.HEAP, false, null, 0);
    } else if (to < from) {
      remove(to, from);
    }
    lock.unlock();
    heapEnd = end;
    return end;
  }

  /** Drops the content of private pages in a range: zeros, or the file's content, come back. */
  public void discard(long start, long end) {
    VirtualArea area = areas.findOrNext(start);
    while (area != null && area.start < end) {
      pages.drop(Math.max(start, area.start), Math.min(end, area.end));
      area = area.next;
    }
  }

  /**
   * Makes a mapping longer or shorter (mremap).
   *
   * @param mayMove whether it may be moved to grow
   * @return the address, or a negative errno
   */
  public long resize(long start, long oldLength, long newLength, boolean mayMove) {
    lock.lock();
    long result = new Remapping(this, areas, pages).resize(start, oldLength, newLength, mayMove);
    lock.unlock();
    return result;
  }

  /** A copy whose private pages are shared until one side writes; null if memory is used up. */
  public AddressSpace fork() {
    AddressSpace child = create(frames, paging);
    if (child == null) {
      return null;
    }
    lock.lock();
    boolean complete = true;
    VirtualArea last = null;
    for (VirtualArea area = areas.first(); area != null && complete; area = area.next) {
      VirtualArea copy = area.copy();
      if (copy.source != null) {
        copy.source.retain();
      }
      child.areas.append(copy, last);
      last = copy;
      complete = pages.shareWith(child.pages, area);
    }
    pages.forgetAll();
    lock.unlock();
    if (!complete) {
      child.release();
      return null;
    }
    child.heapStart = heapStart;
    child.heapEnd = heapEnd;
    child.stackLimit = stackLimit;
    child.argumentsStart = argumentsStart;
    child.argumentsEnd = argumentsEnd;
    child.environmentEnd = environmentEnd;
    return child;
  }

  /**
   * Handles a page fault.
   *
   * @param address that was touched
   * @param error the processor's error code
   * @return a value of {@link FaultOutcome}
   */
  public int fault(long address, int error) {
    if (address < 0 || address >= UserMemory.LIMIT) {
      return FaultOutcome.NOT_MAPPED;
    }
    VirtualArea area = areas.find(address);
    if (area == null) {
      area = growStack(address);
      if (area == null) {
        return FaultOutcome.NOT_MAPPED;
      }
    }
    boolean write = (error & FAULT_WRITE) != 0;
    int allowed = area.protection;
    if (write) {
      allowed &= Protection.WRITE;
    } else if ((error & FAULT_FETCH) != 0) {
      allowed &= Protection.EXECUTE;
    }
    if (allowed == 0) {
      return FaultOutcome.FORBIDDEN;
    }
    return pages.touch(area, address & -PAGE_SIZE, write);
  }

  /** The stack's area, if an address below it may become a part of it; else null. */
  private VirtualArea growStack(long address) {
    VirtualArea area = areas.findOrNext(address);
    if (area == null || area.kind != VirtualArea.STACK || address < STACK_TOP - stackLimit) {
      return null;
    }
    long start = address & -PAGE_SIZE;
    if (!areas.isEmpty(start - STACK_GUARD, area.start)) {
      return null;
    }
    area.start = start;
    return area;
  }

  /** Maps the stack of the first thread: so many bytes now, more when they are touched. */
  public void mapStack(long size, boolean executable) {
    int protection = Protection.READ | Protection.WRITE;
    if (executable) {
      protection |= Protection.EXECUTE;
    }
    long start = STACK_TOP - pageUp(size);
    add(start, STACK_TOP, protection, VirtualArea.STACK, false, null, 0);
  }

  /**
   * Brings in the pages of a range before they are touched, as far as memory, areas and files go.
   * This is cheap while no processor uses the tables: under a hypervisor a fault later costs far
   * more.
   */
  public void populate(long start, long end) {
    for (long page = start & -PAGE_SIZE; page < end; page += PAGE_SIZE) {
      VirtualArea area = areas.find(page);
      if (area == null || pages.touch(area, page, false) != FaultOutcome.RESOLVED) {
        return;
      }
    }
  }

  /** Makes the processor use it, if it does not already. */
  public void activate() {
    paging.activate(this);
  }

  /** One more user. */
  public AddressSpace share() {
    users++;
    return this;
  }

  /** How many processes use it. */
  public int users() {
    return users;
  }

  /** One user less; the last one gives back all memory. */
  public void release() {
    if (--users > 0) {
      return;
    }
    if (paging.active() == this) {
      paging.activate(null);
    }
    for (VirtualArea area = areas.first(); area != null; area = area.next) {
      pages.abandon(area.start, area.end);
    }
    areas.remove(0, UserMemory.LIMIT);
    pages.tables().destroy();
  }

  /** The first area, in ascending order; null if there is none. */
  public VirtualArea firstArea() {
    return areas.first();
  }

  /** The area that holds an address, or null. */
  public VirtualArea find(long address) {
    return areas.find(address);
  }

  /** Pages that are present (RSS). */
  public long residentPages() {
    return pages.resident();
  }

  /** Frames that would come back at most if it were gone: pages and tables. */
  public long frameCount() {
    return pages.resident() + pages.tables().frameCount();
  }

  /** Bytes mapped (VSZ). */
  public long mappedBytes() {
    return areas.bytes();
  }

  /** Bytes that RLIMIT_STACK allows the stack to grow to. */
  public void setStackLimit(long bytes) {
    stackLimit = bytes < 0 || bytes > STACK_TOP - MAPPINGS_END ? STACK_TOP - MAPPINGS_END : bytes;
  }

  /** Notes where the arguments and the environment lie on the stack. */
  public void setArguments(long start, long end, long environmentEnd) {
    this.argumentsStart = start;
    this.argumentsEnd = end;
    this.environmentEnd = environmentEnd;
  }

  /** Where the program's arguments lie on the stack, for {@code /proc/N/cmdline}: first address. */
  public long argumentsStart() {
    return argumentsStart;
  }

  /** The first address behind the arguments; the environment follows. */
  public long argumentsEnd() {
    return argumentsEnd;
  }

  /** The first address behind the environment. */
  public long environmentEnd() {
    return environmentEnd;
  }

  /** The physical address of the top-level table. */
  long root() {
    return pages.tables().root();
  }

  /**
   * The address in the direct map behind an address of this address space, which the processor need
   * not use. The page is brought in if it is not there.
   *
   * @param user an address in the user's half
   * @return 0 if nothing is mapped, or the rights forbid the access
   */
  public long reach(long user, boolean write) {
    long at = pages.reach(user, write);
    if (at != 0) {
      return at;
    }
    long before = pages.reach(user, false);
    if (fault(user, write ? FAULT_WRITE : 0) != FaultOutcome.RESOLVED) {
      return 0;
    }
    at = pages.reach(user, write);
    if (before != 0 && before != at) {
      // No access of the processor has failed here, so it may still know the frame from before.
      paging.forget(root(), user);
    }
    return at;
  }

  /**
   * The address in the direct map behind an address of this address space, if its page is there.
   *
   * @return 0 if it is not
   */
  public long peek(long user) {
    return UserMemory.isRange(user, 1) ? pages.reach(user, false) : 0;
  }

  /** An address rounded up to a multiple of the page size. */
  static long pageUp(long address) {
    return address + PAGE_SIZE - 1 & -PAGE_SIZE;
  }
}
