// Generated from the @Syscall annotations by SyscallFilesTest (-Dbless=true): do not edit.
package org.matryoshka.guest.kernel.syscall;

import org.matryoshka.guest.kernel.task.IdentityCalls;

/** Which handler a system call's number means. */
public final class SyscallTable {
  /** One more than the largest number that has a handler. */
  public static final int SIZE = 219;

  private SyscallTable() {}

  /**
   * Calls the handler of a number; an int parameter gets the low half.
   *
   * @return its result, or a negative {@link Errno}
   */
  public static long dispatch(int number, long a0, long a1, long a2, long a3, long a4, long a5) {
    return switch (number) {
      case 39 -> IdentityCalls.getpid();
      case 110 -> IdentityCalls.getppid();
      case 111 -> IdentityCalls.getpgrp();
      case 121 -> IdentityCalls.getpgid((int) a0);
      case 124 -> IdentityCalls.getsid((int) a0);
      case 186 -> IdentityCalls.gettid();
      case 218 -> IdentityCalls.setTidAddress(a0);
      default -> UnknownCalls.refuse(number);
    };
  }

  /** The name of a call; null if the number has no handler. */
  public static String name(int number) {
    return switch (number) {
      case 39 -> "getpid";
      case 110 -> "getppid";
      case 111 -> "getpgrp";
      case 121 -> "getpgid";
      case 124 -> "getsid";
      case 186 -> "gettid";
      case 218 -> "set_tid_address";
      default -> null;
    };
  }
}
