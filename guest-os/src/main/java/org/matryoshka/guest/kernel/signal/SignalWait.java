package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.time.TimeSpec;

/** Waiting for signals. */
final class SignalWait {
  private SignalWait() {}

  /** Sleeps until a signal that is not blocked is pending. */
  static void forAny(Task task) {
    while (!task.signalPending()) {
      Kernel.dispatcher().sleep(WaitQueue.NO_DEADLINE);
    }
  }

  /**
   * Takes a signal of a set without running its handler.
   *
   * @param infoAddress where the siginfo goes; 0 for nowhere
   * @param timeout the address of a timespec; 0 for no limit
   * @return the signal; -EAGAIN if it is too late, -EINTR if another signal came
   */
  static long forOne(long set, long infoAddress, long timeout) {
    Dispatcher dispatcher = Kernel.dispatcher();
    long deadline = WaitQueue.NO_DEADLINE;
    if (timeout != 0) {
      long nanoseconds = TimeSpec.read(timeout);
      if (nanoseconds < 0) {
        return nanoseconds;
      }
      deadline = TimeSpec.deadlineAfter(nanoseconds);
    }
    Task task = Task.current();
    boolean tooLate = false;
    boolean interrupted = false;
    while (true) {
      SignalInfo info = task.pending().take(~set);
      if (info == null) {
        info = task.process().pending().take(~set);
      }
      if (info != null) {
        return tell(info, infoAddress);
      }
      if (interrupted) {
        return -Errno.EINTR;
      }
      if (tooLate) {
        return -Errno.EAGAIN;
      }
      task.setAwaitedSignals(set);
      WakeReason reason = dispatcher.sleep(deadline);
      task.setAwaitedSignals(0);
      tooLate = reason == WakeReason.TIMEOUT;
      interrupted = reason == WakeReason.SIGNAL;
    }
  }

  private static long tell(SignalInfo info, long address) {
    UserMemory memory = Kernel.userMemory();
    if (address != 0
        && !memory.copyOut(SignalInfoLayout.bytes(info), 0, SignalInfoLayout.BYTES, address)) {
      return memory.error();
    }
    return info.number();
  }
}
