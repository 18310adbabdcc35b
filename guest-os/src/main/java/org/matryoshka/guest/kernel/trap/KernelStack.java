package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.magic.Memory;

/**
 * A kernel stack: pages with a guard page below. From the top down it holds the stack pointer that
 * was saved when its task left the processor, the floating-point registers likewise, the frame of
 * user mode, and the calls of the kernel.
 */
public final class KernelStack {
  private static final int RESERVED = FloatingPoint.AREA_SIZE + 16;

  private final long base;
  private final long end;

  /** A stack in mapped memory from {@code base} to {@code end}, both multiples of 16. */
  public KernelStack(long base, long end) {
    this.base = base;
    this.end = end;
  }

  /** The lowest address. */
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

  /** Where the floating-point registers are while the task does not run; a multiple of 16. */
  public long floatingPointArea() {
    return top();
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

  /** Whether an address lies in it. */
  public boolean contains(long address) {
    return address >= base && address < end;
  }
}
