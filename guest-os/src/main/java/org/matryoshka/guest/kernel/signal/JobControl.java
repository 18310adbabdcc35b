package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.ControllingTerminal;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.magic.Recursion;

/**
 * Stopping and going on of whole processes, and who may use the terminal. A stop is noted in the
 * process ({@link org.matryoshka.guest.kernel.task.JobState}); each thread then stands still on its
 * way to user mode.
 */
public final class JobControl {
  private JobControl() {}

  /** Stops the process of the current thread by a signal, and tells the parent. */
  static void stop(Process process, int signal) {
    if (!process.job().isStopped()) {
      process.job().stop(signal);
      for (Task task = process.firstTask(); task != null; task = task.nextInProcess()) {
        // A sleeping thread comes out of its call, finds the stop, and stands still.
        Kernel.dispatcher().interrupt(task);
      }
      tellParent(process, SignalInfo.CLD_STOPPED, signal);
    }
  }

  /** SIGCONT: all threads of a stopped process go on, and the parent is told. */
  @Recursion(maxDepth = 2, reason = "the parent is told by SIGCHLD, which resumes nobody")
  static void resume(Process process) {
    if (process.job().isStopped()) {
      process.job().resume();
      resumeTasks(process);
      tellParent(process, SignalInfo.CLD_CONTINUED, Signal.SIGCONT);
    }
  }

  /** SIGKILL, or the end of the process: the threads go on, to end. */
  public static void release(Process process) {
    process.job().release();
    resumeTasks(process);
  }

  private static void resumeTasks(Process process) {
    for (Task task = process.firstTask(); task != null; task = task.nextInProcess()) {
      Kernel.dispatcher().resume(task);
    }
  }

  private static void tellParent(Process process, int code, int status) {
    Process parent = process.parent();
    if (parent == null) {
      return;
    }
    SignalAction action = parent.handlers().action(Signal.SIGCHLD);
    if (!action.has(SignalAction.SA_NOCLDSTOP)) {
      SignalSender.send(
          parent,
          SignalInfo.child(code, process.id(), process.credentials().userId(), status)
              .withTimes(process.userTicks(), process.systemTicks()));
    }
    parent.childChanged();
  }

  /**
   * What a thread in the background may do with its terminal. The terminal driver asks before it
   * reads (SIGTTIN), or writes or changes something (SIGTTOU).
   *
   * @param signal SIGTTIN or SIGTTOU
   * @return 0: go on; -ERESTARTSYS: the whole group was sent the signal, return this; -EIO: nobody
   *     would ever bring the group to the foreground
   */
  @SuppressWarnings("ReferenceEquality") // the very terminal
  public static long checkForeground(ControllingTerminal terminal, int signal) {
    Task task = Task.current();
    Process process = task.process();
    if (process.session() == null
        || process.session().terminal() != terminal
        || terminal.foregroundGroup() == process.groupId()) {
      return 0;
    }
    boolean deaf =
        Signal.contains(task.blockedSignals(), signal)
            || process.handlers().action(signal).handler() == SignalAction.IGNORE;
    if (deaf) {
      return signal == Signal.SIGTTIN ? -Errno.EIO : 0;
    }
    if (isOrphaned(process.groupId(), null)) {
      return -Errno.EIO;
    }
    SignalSender.sendToGroup(process.groupId(), signal);
    return -Errno.ERESTARTSYS;
  }

  /**
   * Whether nobody would let a stopped process of a group go on: no member has a parent in another
   * group of the same session.
   *
   * @param leaving a process that does not count any more, as member or as parent; null for none
   */
  public static boolean isOrphaned(int group, Process leaving) {
    Process process = Kernel.tasks().processAfter(0);
    while (process != null) {
      if (process.groupId() == group && process != leaving && !process.isZombie()) {
        Process parent = process.parent();
        if (parent != null
            && parent != leaving
            && parent != Kernel.tasks().init()
            && parent.groupId() != group
            && parent.sessionId() == process.sessionId()) {
          return false;
        }
      }
      process = Kernel.tasks().processAfter(process.id());
    }
    return true;
  }

  /** Whether a group has a stopped process. */
  public static boolean hasStopped(int group) {
    Process process = Kernel.tasks().processAfter(0);
    while (process != null) {
      if (process.groupId() == group && process.job().isStopped()) {
        return true;
      }
      process = Kernel.tasks().processAfter(process.id());
    }
    return false;
  }

  /**
   * A process is about to end: the groups that nobody can bring back any more because of that, its
   * own and its children's, get SIGHUP and SIGCONT if they have stopped members (POSIX, _exit). A
   * group that was orphaned before is left alone.
   */
  public static void hangUpIfOrphanedBy(Process process) {
    Process parent = process.parent();
    boolean heldOurs =
        parent != null
            && parent.groupId() != process.groupId()
            && parent.sessionId() == process.sessionId();
    if (heldOurs) {
      hangUpIfOrphaned(process, process.groupId());
    }
    for (Process child = process.firstChild(); child != null; child = child.nextSibling()) {
      boolean heldByUs =
          child.groupId() != process.groupId() && child.sessionId() == process.sessionId();
      if (heldByUs) {
        hangUpIfOrphaned(process, child.groupId());
      }
    }
  }

  private static void hangUpIfOrphaned(Process leaving, int group) {
    if (hasStopped(group) && isOrphaned(group, leaving)) {
      SignalSender.sendToGroup(group, Signal.SIGHUP);
      SignalSender.sendToGroup(group, Signal.SIGCONT);
    }
  }
}
