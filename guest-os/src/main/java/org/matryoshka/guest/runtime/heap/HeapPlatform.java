package org.matryoshka.guest.runtime.heap;

import org.matryoshka.guest.magic.Import;

/** What the heap needs from the kernel or the program that it serves. */
public abstract class HeapPlatform {
  /** For subclasses. */
  protected HeapPlatform() {}

  /**
   * Makes more of the heap's range usable: readable, writable and zeroed memory from the present
   * end to a new one, both multiples of 4096, the new one not above the limit that {@link
   * Heap#start} was given. Must not allocate objects.
   *
   * @return whether that was possible
   */
  public abstract boolean grow(long oldEnd, long newEnd);

  /**
   * Calls {@link Marker#scanStack} for every stack that may hold references, in any order: the
   * current one from the given stack pointer to its top (callee-saved registers lie on it), and
   * those of all suspended tasks with their saved registers. Must not allocate objects.
   */
  public abstract void scanStacks(long stackPointer);

  /**
   * Has a collection done: puts the callee-saved registers on the stack and calls the collector. On
   * the JVM, where there are none, a test calls the collector itself.
   */
  public void collect() {
    collectWithRegisters();
  }

  @Import("runtime_collect")
  private static native void collectWithRegisters();

  /**
   * No memory for so many bytes, after a collection: does not return. Must not allocate objects.
   */
  public abstract void outOfMemory(long bytes);
}
