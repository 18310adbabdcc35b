package org.matryoshka.guest.kernel.task;

/**
 * How to go on with a call that a signal interrupted without running a handler: what
 * restart_syscall(2) does for a call whose time-out is relative, and must not start anew.
 */
public abstract class RestartBlock {
  /** Goes on; the call's result. */
  protected abstract long restart();
}
