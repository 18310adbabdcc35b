package org.matryoshka.guest.runtime.program;

import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.Traps;
import org.matryoshka.guest.runtime.heap.Heap;
import org.matryoshka.guest.runtime.heap.HeapPlatform;
import org.matryoshka.guest.runtime.heap.Marker;

/** The heap of a program: the memory behind its image, which {@code brk} extends. */
final class ProgramHeap extends HeapPlatform {
  private static final int SYS_BRK = 12;

  /** Addresses, not memory: a program can have this much if the kernel gives it. */
  private static final long LARGEST = 64L << 20;

  /** For the heap's tables, of which pages are used as needed, and the first objects. */
  private static final long FIRST = (LARGEST >> 6) + (256 << 10);

  private ProgramHeap() {}

  static void start() {
    long base = (UserCall.syscall(SYS_BRK, 0) + 4095) & -4096L;
    long end = base + FIRST;
    if (UserCall.syscall(SYS_BRK, end) != end) {
      Traps.outOfMemory(FIRST);
    }
    Heap.start(base, end, base + LARGEST);
    Heap.setPlatform(new ProgramHeap());
  }

  @Override
  public boolean grow(long oldEnd, long newEnd) {
    return UserCall.syscall(SYS_BRK, newEnd) == newEnd;
  }

  @Override
  public void scanStacks(long stackPointer) {
    Marker.scanStack(stackPointer, ProgramStart.stackTop());
  }

  @Override
  public void outOfMemory(long bytes) {
    Traps.outOfMemory(bytes);
  }
}
