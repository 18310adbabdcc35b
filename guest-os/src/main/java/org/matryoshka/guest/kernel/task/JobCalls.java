package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** Sessions and process groups, with which shells make jobs. */
public final class JobCalls {
  private JobCalls() {}

  /** Puts a process, the calling one or a child before its execve, into a group of its session. */
  @Syscall(number = 109, name = "setpgid")
  public static long setpgid(int pid, int group) {
    if (group < 0) {
      return -Errno.EINVAL;
    }
    Process caller = Task.current().process();
    Process target = pid == 0 ? caller : Kernel.tasks().process(pid);
    if (target == null || (target != caller && target.parent() != caller)) {
      return -Errno.ESRCH;
    }
    if (target != caller && target.session() != caller.session()) {
      return -Errno.EPERM;
    }
    if (target != caller && target.hasExecuted()) {
      return -Errno.EACCES;
    }
    if (target.isSessionLeader()) {
      return -Errno.EPERM;
    }
    int newGroup = group == 0 ? target.id() : group;
    if (newGroup != target.id() && !isGroupOfSession(newGroup, caller.session())) {
      return -Errno.EPERM;
    }
    target.setGroupId(newGroup);
    return 0;
  }

  private static boolean isGroupOfSession(int group, Session session) {
    Process process = Kernel.tasks().processAfter(0);
    while (process != null) {
      if (process.groupId() == group) {
        return process.session() == session;
      }
      process = Kernel.tasks().processAfter(process.id());
    }
    return false;
  }

  /** Makes the calling process the leader of a new session and group, without a terminal. */
  @Syscall(number = 112, name = "setsid")
  public static long setsid() {
    Process process = Task.current().process();
    if (Kernel.tasks().groupExists(process.id())) {
      return -Errno.EPERM;
    }
    process.setSession(new Session(process.id()));
    process.setGroupId(process.id());
    return process.id();
  }
}
