package org.matryoshka.guest.kernel.sched;

/**
 * Hands the processor from one thread to another: address space, kernel stack, thread-local base,
 * floating point, registers. The dispatcher decides, this does.
 */
public interface ContextSwitch {
  /**
   * Switches. Returns when somebody switches back to {@code from}; never, if that has ended. A
   * thread that has never run begins where its making put it.
   */
  void switchTo(KernelThread from, KernelThread to);
}
