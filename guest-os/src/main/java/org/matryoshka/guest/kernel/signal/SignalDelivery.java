package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLog;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Exit;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/**
 * What a task does about its signals on the way back to user mode: ends, stands still, or finds
 * itself in a handler. Here, too, is decided whether an interrupted system call starts again.
 */
public final class SignalDelivery {
  private static final int RESTART_SYSCALL = 219;

  /** The length of the SYSCALL instruction: as far does RIP go back. */
  private static final int SYSCALL_BYTES = 2;

  private SignalDelivery() {}

  /**
   * Handles all signals that wait for the current task. May end it.
   *
   * @param frame its registers of user mode
   */
  public static void deliver(Task task, long frame) {
    Process process = task.process();
    while (true) {
      if (process.mustExit(task)) {
        Exit.thread(process.exitStatus());
      }
      if (process.job().isStopped()) {
        Kernel.dispatcher().stop();
        continue;
      }
      SignalInfo info = task.pending().take(task.blockedSignals());
      if (info == null) {
        info = process.pending().take(task.blockedSignals());
      }
      if (info == null) {
        break;
      }
      SignalAction action = process.handlers().action(info.number());
      if (action.isCaught()) {
        enterHandler(task, frame, info, action);
        return;
      }
      if (action.handler() == SignalAction.DEFAULT) {
        takeDefault(task, info);
      }
    }
    restartWithoutHandler(frame);
    if (task.hasTemporaryMask()) {
      task.setBlockedSignals(task.takeSavedMask());
    }
  }

  private static void enterHandler(Task task, long frame, SignalInfo info, SignalAction action) {
    restartBeforeHandler(frame, action);
    int signal = info.number();
    boolean done = SignalFrame.push(task, frame, info, action);
    if (!done) {
      KernelLog.line(task + ": no stack for the handler of signal " + signal);
      SignalSender.forceFatal(task, Signal.SIGSEGV);
      return;
    }
    long mask = task.blockedSignals() | action.mask();
    if (!action.has(SignalAction.SA_NODEFER)) {
      mask |= Signal.bit(signal);
    }
    task.setBlockedSignals(mask);
    if (action.has(SignalAction.SA_RESETHAND)) {
      task.process().handlers().set(signal, SignalAction.standard());
    }
  }

  private static void takeDefault(Task task, SignalInfo info) {
    int signal = info.number();
    Process process = task.process();
    if (Signal.isIgnoredByDefault(signal)) {
      return;
    }
    if (Signal.stopsByDefault(signal)) {
      // Nobody could bring an orphaned group back, so the terminal's signals do not stop it.
      if (signal == Signal.SIGSTOP || !JobControl.isOrphaned(process.groupId(), null)) {
        JobControl.stop(process, signal);
      }
      return;
    }
    boolean core = Signal.dumpsCoreByDefault(signal);
    if (info.isFault()) {
      logFault(task, info);
    }
    Exit.group(core ? signal | Exit.CORE : signal);
  }

  private static void logFault(Task task, SignalInfo info) {
    long frame = task.frame();
    KernelLog.line(
        task.name()
            + "["
            + task.id()
            + "]: signal "
            + info.number()
            + " at 0x"
            + Long.toHexString(info.address())
            + " ip 0x"
            + Long.toHexString(TrapFrame.rip(frame))
            + " sp 0x"
            + Long.toHexString(TrapFrame.rsp(frame))
            + " trap "
            + info.trap()
            + " error "
            + info.errorCode());
  }

  /** A handler is about to run: the call fails with EINTR, or starts again after the handler. */
  private static void restartBeforeHandler(long frame, SignalAction action) {
    if (TrapFrame.systemCall(frame) < 0) {
      return;
    }
    int error = (int) -TrapFrame.rax(frame);
    boolean again =
        error == Errno.ERESTARTNOINTR
            || (error == Errno.ERESTARTSYS && action.has(SignalAction.SA_RESTART));
    if (again) {
      callAgain(frame, TrapFrame.systemCall(frame));
    } else if (isRestart(error)) {
      TrapFrame.setRax(frame, -Errno.EINTR);
    }
    TrapFrame.setVector(frame, 0); // decided: a second handler must not decide again
  }

  /** No handler ran (the signal was ignored, or was a stop): the call just goes on. */
  private static void restartWithoutHandler(long frame) {
    if (TrapFrame.systemCall(frame) < 0) {
      return;
    }
    int error = (int) -TrapFrame.rax(frame);
    if (error == Errno.ERESTART_RESTARTBLOCK) {
      callAgain(frame, RESTART_SYSCALL);
    } else if (isRestart(error)) {
      callAgain(frame, TrapFrame.systemCall(frame));
    }
  }

  private static boolean isRestart(int error) {
    return error == Errno.ERESTARTSYS
        || error == Errno.ERESTARTNOINTR
        || error == Errno.ERESTARTNOHAND
        || error == Errno.ERESTART_RESTARTBLOCK;
  }

  private static void callAgain(long frame, long number) {
    TrapFrame.setRax(frame, number);
    TrapFrame.setRip(frame, TrapFrame.rip(frame) - SYSCALL_BYTES);
  }
}
