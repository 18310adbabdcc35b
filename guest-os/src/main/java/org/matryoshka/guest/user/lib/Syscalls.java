// Generated from the @Syscall annotations by SyscallFilesTest (-Dbless=true): do not edit.
package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.magic.UserCall;

/** One method a system call; results from -4095 to -1 are errors. */
public final class Syscalls {
  private Syscalls() {}

  /** The number of the calling process. */
  public static long getpid() {
    return UserCall.syscall(39);
  }

  /** The number of the calling process's parent. */
  public static long getppid() {
    return UserCall.syscall(110);
  }

  /** The process group of the calling process. */
  public static long getpgrp() {
    return UserCall.syscall(111);
  }

  /** The process group of a process; 0 means the calling one. */
  public static long getpgid(int pid) {
    return UserCall.syscall(121, pid);
  }

  /** The session of a process; 0 means the calling one. */
  public static long getsid(int pid) {
    return UserCall.syscall(124, pid);
  }

  /** The number of the calling thread. */
  public static long gettid() {
    return UserCall.syscall(186);
  }

  /** Notes where to write 0, and wake a futex, when the calling thread ends; its number. */
  public static long setTidAddress(long address) {
    return UserCall.syscall(218, address);
  }
}
