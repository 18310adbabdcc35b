package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** Who am I: the numbers of processes, groups and sessions. */
public final class IdentityCalls {
  private IdentityCalls() {}

  /** The number of the calling process. */
  @Syscall(number = 39, name = "getpid")
  public static long getpid() {
    return Task.current().process().id();
  }

  /** The number of the calling process's parent. */
  @Syscall(number = 110, name = "getppid")
  public static long getppid() {
    return Task.current().process().parentId();
  }

  /** The number of the calling thread. */
  @Syscall(number = 186, name = "gettid")
  public static long gettid() {
    return Task.current().id();
  }

  /** Notes where to write 0, and wake a futex, when the calling thread ends; its number. */
  @Syscall(number = 218, name = "set_tid_address")
  public static long setTidAddress(long address) {
    Task task = Task.current();
    task.setClearChildTid(address);
    return task.id();
  }

  /** The process group of the calling process. */
  @Syscall(number = 111, name = "getpgrp")
  public static long getpgrp() {
    return Task.current().process().groupId();
  }

  /** The process group of a process; 0 means the calling one. */
  @Syscall(number = 121, name = "getpgid")
  public static long getpgid(int pid) {
    Process process = find(pid);
    return process == null ? -Errno.ESRCH : process.groupId();
  }

  /** The session of a process; 0 means the calling one. */
  @Syscall(number = 124, name = "getsid")
  public static long getsid(int pid) {
    Process process = find(pid);
    return process == null ? -Errno.ESRCH : process.sessionId();
  }

  private static Process find(int pid) {
    return pid == 0 ? Task.current().process() : Kernel.tasks().process(pid);
  }
}
