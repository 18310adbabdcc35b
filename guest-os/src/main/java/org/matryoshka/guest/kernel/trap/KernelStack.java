package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.magic.Memory;

/**
 * A kernel stack: pages with a guard page below. The top 16 bytes hold the saved stack pointer
 * while its task does not run; below lies the frame of user mode, below that the calls of the
 * kernel.
 */
public final class KernelStack {
  private static final int RESERVED = 16;

  private final long base;
  private final long end;

  /** A stack in mapped memory from {@code base} to {@code end}, both multiples of 16. */
  public KernelStack(long base, long end) {
    this.base = base;
    this.end = end;
  }

  /** The lowest address: the collector scans from {@link #stackPointer} up to {@link #top}. */
  public long base() {
    return base;
  }

  /** The first address above what traps and calls push; where a trap from user mode begins. */
  public long top() {
    return end - RESERVED;
  }

  /** The frame that the last entry from user mode left, see {@link TrapFrame}. */
  public long userFrame() {
    return top() - TrapFrame.SIZE;
  }

  /** The address of the word that holds the stack pointer while the task does not run. */
  public long stackPointerSlot() {
    return end - 8;
  }

  /** The stack pointer while the task does not run. */
  public long stackPointer() {
    return Memory.readLong(stackPointerSlot());
  }

  /** Sets the stack pointer for the next switch to this stack. */
  public void setStackPointer(long value) {
    Memory.writeLong(stackPointerSlot(), value);
  }
}
