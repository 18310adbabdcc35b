package org.matryoshka.guest.kernel.memory;

/**
 * The memory of a process: areas, and the page tables that the CPU walks. Pages come with their
 * first touch. Several processes may share one ({@code CLONE_VM}); the last one to leave destroys
 * it.
 */
public final class AddressSpace {
  /** The first address that can be mapped: below it a null pointer shall fault. */
  public static final long LOWEST = 0x1_0000;

  /** The end of the stack of the first thread. */
  public static final long STACK_TOP = 0x0000_7fff_ffff_f000L;

  private VirtualArea first;
  private int users = 1;

  /** An empty address space; null if there is no memory for its top-level table. */
  public static AddressSpace create(FrameAllocator frames) {
    return new AddressSpace();
  }

  /**
   * Maps a range (mmap).
   *
   * @param hint where; 0 for anywhere
   * @param length in bytes, rounded up to pages
   * @param protection bits of {@link Protection}
   * @param fixed whether it must be at {@code hint}, in place of what is there
   * @param shared whether writes go to the source (MAP_SHARED)
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
    throw new IllegalStateException("not yet");
  }

  /** Unmaps whatever lies in a range (munmap); 0 or a negative errno. */
  public long unmap(long start, long length) {
    throw new IllegalStateException("not yet");
  }

  /** Changes the rights of a range that is wholly mapped (mprotect); 0 or a negative errno. */
  public long protect(long start, long length, int protection) {
    throw new IllegalStateException("not yet");
  }

  /** Moves the end of the heap (brk) if possible; the end as it is then. */
  public long brk(long end) {
    throw new IllegalStateException("not yet");
  }

  /** A copy whose private pages are shared until one side writes; null if memory is used up. */
  public AddressSpace fork() {
    throw new IllegalStateException("not yet");
  }

  /**
   * Handles a page fault.
   *
   * @param address that was touched
   * @param error the CPU's error code
   * @return a value of {@link FaultOutcome}
   */
  public int fault(long address, int error) {
    throw new IllegalStateException("not yet");
  }

  /** Makes the CPU use it, if it does not already. */
  public void activate() {
    throw new IllegalStateException("not yet");
  }

  /** One more user. */
  public AddressSpace share() {
    users++;
    return this;
  }

  /** One user less; the last one gives back all memory. */
  public void release() {
    users--;
  }

  /** The first area, in ascending order; null if there is none. */
  public VirtualArea firstArea() {
    return first;
  }

  /** The area that holds an address, or null. */
  public VirtualArea find(long address) {
    VirtualArea area = first;
    while (area != null && area.end() <= address) {
      area = area.next();
    }
    return area != null && area.start() <= address ? area : null;
  }

  /** Pages that are present (RSS). */
  public long residentPages() {
    return 0;
  }

  /** Bytes mapped (VSZ). */
  public long mappedBytes() {
    long sum = 0;
    for (VirtualArea area = first; area != null; area = area.next()) {
      sum += area.end() - area.start();
    }
    return sum;
  }

  /** Bytes that RLIMIT_STACK allows the stack to grow to. */
  public void setStackLimit(long bytes) {}

  /** Where the program's arguments lie on the stack, for {@code /proc/N/cmdline}: first address. */
  public long argumentsStart() {
    return 0;
  }

  /** The first address behind the arguments; the environment follows. */
  public long argumentsEnd() {
    return 0;
  }

  /** The first address behind the environment. */
  public long environmentEnd() {
    return 0;
  }

  /**
   * Reads from this address space, which need not be the current one, for {@code /proc/N/cmdline}.
   *
   * @return the number of bytes up to the first that is not present
   */
  public int peek(long user, byte[] into, int offset, int length) {
    return 0;
  }
}
