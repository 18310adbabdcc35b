package org.matryoshka.guest.kernel.trap;

/**
 * The switch from one kernel stack to another. On the machine this is {@code switch.asm}; a test of
 * the dispatcher on the JVM has its own.
 */
public interface Switch {
  /**
   * Leaves the stack that the CPU stands on and goes on where {@code to} was left. Returns when
   * somebody switches back. The next trap from user mode will push onto {@code to}.
   */
  void to(KernelStack from, KernelStack to);

  /**
   * Prepares a stack that was never run: the first switch to it calls {@code Dispatcher.started()},
   * runs the task's {@code KernelEntry} if it has one, does the work pending for a return to user
   * mode, and returns to user mode with the stack's {@link KernelStack#userFrame}.
   */
  void prepare(KernelStack stack);
}
