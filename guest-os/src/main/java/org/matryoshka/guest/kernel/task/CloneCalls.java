package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** How programs make and end tasks. */
public final class CloneCalls {
  private CloneCalls() {}

  /** Makes a process that is a copy of the calling one; 0 in the new one. */
  @Syscall(number = 57, name = "fork")
  public static long fork() {
    return Cloning.clone(Signal.SIGCHLD, 0, 0, 0, 0);
  }

  /** Makes a process on the caller's memory, and waits until it executes a program or ends. */
  @Syscall(number = 58, name = "vfork")
  public static long vfork() {
    return Cloning.clone(CloneFlags.VFORK | CloneFlags.VM | Signal.SIGCHLD, 0, 0, 0, 0);
  }

  /** Makes a thread or a process, with the flags saying what is shared. */
  @Syscall(
      number = 56,
      name = "clone",
      differs = "threads share files and directories, too; no namespaces")
  public static long clone(long flags, long stack, long parentTid, long childTid, long tls) {
    return Cloning.clone(flags, stack, parentTid, childTid, tls);
  }

  /** Says that there is no such call; C libraries then use clone. */
  @Syscall(number = 435, name = "clone3", differs = "ENOSYS")
  public static long clone3(long arguments, long size) {
    return -Errno.ENOSYS;
  }

  /** Ends the calling thread. */
  @Syscall(number = 60, name = "exit")
  public static long exit(int code) {
    Exit.thread(ChildStatus.exited(code));
    return 0;
  }

  /** Ends the calling process with all its threads. */
  @Syscall(number = 231, name = "exit_group")
  public static long exitGroup(int code) {
    Exit.group(ChildStatus.exited(code));
    return 0;
  }

  /** Notes the list of locks that are to be released when the calling thread ends. */
  @Syscall(number = 273, name = "set_robust_list")
  public static long setRobustList(long head, long size) {
    if (size != 24) {
      return -Errno.EINVAL;
    }
    Task.current().setRobustList(head);
    return 0;
  }

  /** Tells a thread's list of locks; 0 means the calling one. */
  @Syscall(number = 274, name = "get_robust_list")
  public static long getRobustList(int tid, long headAddress, long sizeAddress) {
    Task task = tid == 0 ? Task.current() : Kernel.tasks().task(tid);
    if (task == null) {
      return -Errno.ESRCH;
    }
    boolean written =
        Kernel.userMemory().writeLong(sizeAddress, 24)
            && Kernel.userMemory().writeLong(headAddress, task.robustList());
    return written ? 0 : Kernel.userMemory().error();
  }
}
