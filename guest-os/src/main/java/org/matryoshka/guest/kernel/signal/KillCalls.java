package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;

/** How programs send signals. */
public final class KillCalls {
  private KillCalls() {}

  /**
   * Sends a signal to a process, to a process group (pid below -1, or 0 for the own one), or to
   * everybody but init and the caller (-1).
   */
  @Syscall(number = 62, name = "kill")
  public static long kill(int pid, int signal) {
    if (signal != 0 && !Signal.isValid(signal)) {
      return -Errno.EINVAL;
    }
    Process sender = Task.current().process();
    if (pid > 0) {
      Process target = Kernel.tasks().process(pid);
      if (target == null) {
        return -Errno.ESRCH;
      }
      return SignalSender.sendChecked(sender, target, null, fromUser(sender, signal), signal);
    }
    if (pid == Integer.MIN_VALUE) {
      return -Errno.ESRCH;
    }
    return killMany(sender, pid, pid == 0 ? sender.groupId() : -pid, signal);
  }

  private static long killMany(Process sender, int pid, int group, int signal) {
    boolean sent = false;
    long error = -Errno.ESRCH;
    Process target = Kernel.tasks().processAfter(0);
    while (target != null) {
      boolean meant =
          pid == -1
              ? target != sender && target != Kernel.tasks().init()
              : target.groupId() == group;
      if (meant) {
        long result =
            SignalSender.sendChecked(sender, target, null, fromUser(sender, signal), signal);
        sent |= result == 0;
        error = result == 0 ? error : result;
      }
      target = Kernel.tasks().processAfter(target.id());
    }
    return sent ? 0 : error;
  }

  private static SignalInfo fromUser(Process sender, int signal) {
    return SignalInfo.fromUser(
        signal, SignalInfo.SI_USER, sender.id(), sender.credentials().userId());
  }

  /** Sends a signal to a thread, whatever process it is in. */
  @Syscall(number = 200, name = "tkill")
  public static long tkill(int tid, int signal) {
    return tid <= 0 ? -Errno.EINVAL : sendToThread(0, tid, signal);
  }

  /** Sends a signal to a thread of a process. */
  @Syscall(number = 234, name = "tgkill")
  public static long tgkill(int pid, int tid, int signal) {
    return pid <= 0 || tid <= 0 ? -Errno.EINVAL : sendToThread(pid, tid, signal);
  }

  private static long sendToThread(int pid, int tid, int signal) {
    if (signal != 0 && !Signal.isValid(signal)) {
      return -Errno.EINVAL;
    }
    Task target = Kernel.tasks().task(tid);
    if (target == null || (pid != 0 && target.process().id() != pid)) {
      return -Errno.ESRCH;
    }
    Process sender = Task.current().process();
    SignalInfo info =
        SignalInfo.fromUser(
            signal, SignalInfo.SI_TKILL, sender.id(), sender.credentials().userId());
    return SignalSender.sendChecked(sender, target.process(), target, info, signal);
  }

  /** Sends a signal with a value to a process. */
  @Syscall(number = 129, name = "rt_sigqueueinfo")
  public static long rtSigqueueinfo(int pid, int signal, long info) {
    return queue(pid, 0, signal, info);
  }

  /** Sends a signal with a value to a thread. */
  @Syscall(number = 297, name = "rt_tgsigqueueinfo")
  public static long rtTgsigqueueinfo(int pid, int tid, int signal, long info) {
    return pid <= 0 || tid <= 0 ? -Errno.EINVAL : queue(pid, tid, signal, info);
  }

  private static long queue(int pid, int tid, int signal, long address) {
    UserMemory memory = Kernel.userMemory();
    if (!memory.readInt(address + 8)) {
      return memory.error();
    }
    int code = (int) memory.value();
    if (!memory.readLong(address + 24)) {
      return memory.error();
    }
    long value = memory.value();
    if (signal != 0 && !Signal.isValid(signal)) {
      return -Errno.EINVAL;
    }
    Process sender = Task.current().process();
    Process target = Kernel.tasks().process(pid);
    Task task = tid == 0 ? null : Kernel.tasks().task(tid);
    if (target == null || (tid != 0 && (task == null || task.process() != target))) {
      return -Errno.ESRCH;
    }
    boolean looksLikeOthers = code >= 0 || code == SignalInfo.SI_TKILL;
    if (looksLikeOthers && target != sender) {
      return -Errno.EPERM;
    }
    SignalInfo info =
        SignalInfo.queued(signal, code, sender.id(), sender.credentials().userId(), value);
    return SignalSender.sendChecked(sender, target, task, info, signal);
  }
}
