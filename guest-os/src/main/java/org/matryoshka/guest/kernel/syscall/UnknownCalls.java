package org.matryoshka.guest.kernel.syscall;

/** What happens to system calls without a handler. */
public final class UnknownCalls {
  private UnknownCalls() {}

  /** Refuses a call. */
  static long refuse(int number) {
    return -Errno.ENOSYS;
  }
}
