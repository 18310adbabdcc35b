package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.syscall.Errno;

/** One wait for a child of a kind: looks at all children, sleeps until one changes, looks again. */
final class ChildSearch {
  /** Option: return at once. */
  static final int NOHANG = 1;

  /** Option: children that stopped, too. */
  static final int UNTRACED = 2;

  /** Option: children that ended; wait4 always means them. */
  static final int EXITED = 4;

  /** Option: children that go on, too. */
  static final int CONTINUED = 8;

  /** Option: what is told may be told again. */
  static final int NOWAIT = 0x0100_0000;

  /** Option: only the calling thread's children; all threads have the same ones here. */
  static final int NOTHREAD = 0x2000_0000;

  /** Option: all children, whatever signal they send at the end. */
  static final int ALL = 0x4000_0000;

  /** Option: only children that send another signal than SIGCHLD. */
  static final int CLONE = 0x8000_0000;

  private final Process parent;
  private final int pid;
  private final int group;
  private final int options;
  private Process child;
  private int status;
  private int code;
  private int value;

  /**
   * A search.
   *
   * @param pid the child's number; 0 for any
   * @param group the child's process group; 0 for any
   */
  ChildSearch(Process parent, int pid, int group, int options) {
    this.parent = parent;
    this.pid = pid;
    this.group = group;
    this.options = options;
  }

  /** The child that was found. */
  Process child() {
    return child;
  }

  /** What wait4 tells of it. */
  int status() {
    return status;
  }

  /** What waitid tells of it: a CLD_ code. */
  int code() {
    return code;
  }

  /** What waitid tells of it: exit code or signal. */
  int value() {
    return value;
  }

  /** The child's number; 0 with NOHANG if none has changed; -ECHILD, -ERESTARTSYS. */
  long run() {
    while (true) {
      boolean any = false;
      for (Process p = parent.firstChild(); p != null; p = p.nextSibling()) {
        if (isMeant(p)) {
          any = true;
          if (take(p)) {
            child = p;
            return p.id();
          }
        }
      }
      if (!any) {
        return -Errno.ECHILD;
      }
      if ((options & NOHANG) != 0) {
        return 0;
      }
      if (parent.childEvents().sleep() == WakeReason.SIGNAL) {
        return -Errno.ERESTARTSYS;
      }
    }
  }

  private boolean isMeant(Process p) {
    if ((pid != 0 && p.id() != pid) || (group != 0 && p.groupId() != group)) {
      return false;
    }
    boolean ordinary = p.exitSignal() == Signal.SIGCHLD;
    return (options & ALL) != 0 || ordinary != ((options & CLONE) != 0);
  }

  private boolean take(Process p) {
    boolean keep = (options & NOWAIT) != 0;
    if (p.isZombie()) {
      if ((options & EXITED) == 0) {
        return false;
      }
      tell(p.exitStatus(), ChildStatus.code(p.exitStatus()), ChildStatus.value(p.exitStatus()));
      if (!keep) {
        Kernel.tasks().reap(p);
      }
      return true;
    }
    JobState job = p.job();
    if ((options & UNTRACED) != 0 && job.isStopUntold()) {
      tell(ChildStatus.stopped(job.stopSignal()), SignalInfo.CLD_STOPPED, job.stopSignal());
      if (!keep) {
        job.tellStop();
      }
      return true;
    }
    if ((options & CONTINUED) != 0 && job.isContinueUntold()) {
      tell(ChildStatus.CONTINUED, SignalInfo.CLD_CONTINUED, Signal.SIGCONT);
      if (!keep) {
        job.tellContinue();
      }
      return true;
    }
    return false;
  }

  private void tell(int newStatus, int newCode, int newValue) {
    status = newStatus;
    code = newCode;
    value = newValue;
  }
}
