package org.matryoshka.guest.kernel.syscall;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.signal.SignalDelivery;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/** The kernel's side of every system call, and what every return to user mode does. */
public final class SystemCallEntry {
  private SystemCallEntry() {}

  /**
   * Carries out the system call whose number and arguments a frame holds, and puts the result into
   * the frame.
   */
  public static void call(long frame) {
    long number = TrapFrame.systemCall(frame);
    boolean isInt = number == (int) number;
    long result =
        SyscallTable.dispatch(
            isInt ? (int) number : -1,
            TrapFrame.rdi(frame),
            TrapFrame.rsi(frame),
            TrapFrame.rdx(frame),
            TrapFrame.r10(frame),
            TrapFrame.r8(frame),
            TrapFrame.r9(frame));
    TrapFrame.setRax(frame, result);
  }

  /**
   * The work that may be pending when the current task is about to return to user mode, whatever
   * brought it into the kernel: signals, and another task's turn. To be repeated until nothing is
   * left, since each may bring the other.
   */
  public static void beforeUserMode(long frame) {
    Task task = Task.current();
    Process process = task.process();
    if (process.timers().isWatched()) {
      process.timers().check();
    }
    while (true) {
      if (Kernel.dispatcher().needReschedule()) {
        Kernel.dispatcher().preempt();
      } else if (task.signalPending() || task.hasTemporaryMask()) {
        SignalDelivery.deliver(task, frame);
      } else {
        return;
      }
    }
  }
}
