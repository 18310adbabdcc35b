package org.matryoshka.guest.kernel;

/**
 * What a task does first in the kernel, instead of going straight to user mode: boot's first task
 * finds and executes init so. When it returns, the task returns to user mode.
 */
public interface KernelEntry {
  /** Runs on the task's kernel stack, may sleep. */
  void run();
}
