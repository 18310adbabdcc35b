package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Session;
import org.matryoshka.guest.kernel.task.Task;

/**
 * Sending: makes a signal pending and wakes whoever is to take it. What the signal does is decided
 * later, by the receiver on its way to user mode ({@link SignalDelivery}), with two exceptions that
 * can't wait: SIGCONT lets a stopped process go on at once, and SIGKILL, too.
 *
 * <p>Nothing here sleeps; interrupt handlers may send.
 */
public final class SignalSender {
  private SignalSender() {}

  /** Sends to a process; a thread that does not block the signal takes it. */
  public static void send(Process process, SignalInfo info) {
    if (process.isZombie()) {
      return;
    }
    int signal = info.number();
    prepare(process, signal);
    if (isDropped(process, null, signal) || !process.pending().add(info)) {
      return;
    }
    wakeOne(process, signal);
  }

  /** Sends to one thread. */
  public static void send(Task task, SignalInfo info) {
    Process process = task.process();
    int signal = info.number();
    prepare(process, signal);
    if (isDropped(process, task, signal) || !task.pending().add(info)) {
      return;
    }
    wake(task, signal);
  }

  /** Sends a signal of the kernel's to all processes of a group; their number. */
  public static int sendToGroup(int group, int signal) {
    int count = 0;
    Process process = Kernel.tasks().processAfter(0);
    while (process != null) {
      if (process.groupId() == group && !process.isZombie()) {
        send(process, SignalInfo.fromKernel(signal));
        count++;
      }
      process = Kernel.tasks().processAfter(process.id());
    }
    return count;
  }

  /**
   * Sends what an instruction of the task caused. It can't be put off: if the task blocks or
   * ignores the signal, the default action is taken.
   */
  public static void force(Task task, SignalInfo info) {
    int signal = info.number();
    SignalHandlers handlers = task.process().handlers();
    boolean blocked = Signal.contains(task.blockedSignals(), signal);
    if (blocked || handlers.action(signal).handler() == SignalAction.IGNORE) {
      handlers.set(signal, SignalAction.standard());
      task.setBlockedSignals(task.blockedSignals() & ~Signal.bit(signal));
    }
    task.pending().add(info);
  }

  /** Ends the task's process by a signal that no handler gets to see. */
  public static void forceFatal(Task task, int signal) {
    task.process().handlers().set(signal, SignalAction.standard());
    force(task, SignalInfo.fromKernel(signal));
  }

  /**
   * Whether a process may send another one a signal: the superuser may, the own processes may be
   * signalled, and SIGCONT goes to all of the session.
   */
  public static boolean isAllowed(Process sender, Process target, int signal) {
    Credentials from = sender.credentials();
    Credentials to = target.credentials();
    if (from.isSuperuser() || sender == target) {
      return true;
    }
    if (from.effectiveUserId() == to.userId()
        || from.effectiveUserId() == to.savedUserId()
        || from.userId() == to.userId()
        || from.userId() == to.savedUserId()) {
      return true;
    }
    Session session = sender.session();
    return signal == Signal.SIGCONT && session != null && session == target.session();
  }

  /**
   * Sends for a program: checks permission, and with signal 0 does no more than that.
   *
   * @param task the thread to take it; null for any of the process
   * @return 0, -EPERM, or -EAGAIN if a real-time signal can't be queued any more
   */
  static long sendChecked(Process sender, Process target, Task task, SignalInfo info, int signal) {
    if (!isAllowed(sender, target, signal)) {
      return -Errno.EPERM;
    }
    if (signal == 0) {
      return 0;
    }
    PendingSignals queue = task == null ? target.pending() : task.pending();
    if (signal >= Signal.FIRST_REALTIME && queue.isFull()) {
      return -Errno.EAGAIN;
    }
    if (task == null) {
      send(target, info);
    } else {
      send(task, info);
    }
    return 0;
  }

  /** Stop signals and SIGCONT cancel each other; SIGCONT and SIGKILL end a stop. */
  private static void prepare(Process process, int signal) {
    if (Signal.contains(Signal.STOPPING, signal)) {
      removePending(process, Signal.bit(Signal.SIGCONT));
    } else if (signal == Signal.SIGCONT) {
      removePending(process, Signal.STOPPING);
      JobControl.resume(process);
    } else if (signal == Signal.SIGKILL && !isProtected(process, signal)) {
      JobControl.release(process);
    }
  }

  private static void removePending(Process process, long signals) {
    process.pending().remove(signals);
    for (Task task = process.firstTask(); task != null; task = task.nextInProcess()) {
      task.pending().remove(signals);
    }
  }

  /** Whether nothing would happen: the signal is ignored and nobody has put it off. */
  private static boolean isDropped(Process process, Task task, int signal) {
    if (isProtected(process, signal)) {
      return true;
    }
    if (!process.handlers().ignores(signal)) {
      return false;
    }
    for (Task t = process.firstTask(); t != null; t = t.nextInProcess()) {
      if ((task == null || t == task) && Signal.contains(t.blockedSignals(), signal)) {
        return false;
      }
    }
    return true;
  }

  /** The first process gets only the signals that it has handlers for. */
  private static boolean isProtected(Process process, int signal) {
    return process == Kernel.tasks().init()
        && process.handlers().action(signal).handler() == SignalAction.DEFAULT;
  }

  private static void wakeOne(Process process, int signal) {
    Task chosen = null;
    for (Task task = process.firstTask(); task != null; task = task.nextInProcess()) {
      if (!task.isExiting() && !Signal.contains(task.blockedSignals(), signal)) {
        if (chosen == null || task.isInterruptible()) {
          chosen = task;
        }
        if (task.isInterruptible()) {
          break;
        }
      }
    }
    if (chosen != null) {
      wake(chosen, signal);
    } else {
      wakeWaiters(process, signal);
    }
  }

  /** All block the signal, but one may wait for it in rt_sigtimedwait. */
  private static void wakeWaiters(Process process, int signal) {
    for (Task task = process.firstTask(); task != null; task = task.nextInProcess()) {
      if (Signal.contains(task.awaitedSignals(), signal)) {
        Kernel.dispatcher().wake(task);
        return;
      }
    }
  }

  private static void wake(Task task, int signal) {
    if (Signal.contains(task.blockedSignals(), signal)) {
      if (Signal.contains(task.awaitedSignals(), signal)) {
        Kernel.dispatcher().wake(task);
      }
      return;
    }
    if (signal == Signal.SIGKILL) {
      Kernel.dispatcher().resume(task);
      if (task.isKillable()) {
        Kernel.dispatcher().wake(task);
      }
    }
    Kernel.dispatcher().interrupt(task);
  }
}
