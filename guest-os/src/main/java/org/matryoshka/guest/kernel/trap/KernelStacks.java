package org.matryoshka.guest.kernel.trap;

/** Where the kernel stacks of tasks come from and go to. */
public interface KernelStacks {
  /** Bytes of a stack, without its guard page. */
  int STACK_SIZE = 16 << 10;

  /** A stack, or null if there is no memory for one. Its content is undefined. */
  KernelStack allocate();

  /** Takes a stack back, on which nobody stands. */
  void free(KernelStack stack);
}
