package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/** What a program does about the signals that it gets: actions, masks, the alternate stack. */
public final class SignalCalls {
  private static final int SIG_BLOCK = 0;
  private static final int SIG_UNBLOCK = 1;
  private static final int SIG_SETMASK = 2;

  /** Bytes of a signal set; every call says how large it thinks one is. */
  private static final int SET_BYTES = 8;

  private SignalCalls() {}

  /** Asks for and sets what a signal does. */
  @Syscall(number = 13, name = "rt_sigaction")
  public static long rtSigaction(int signal, long newAction, long oldAction, long setBytes) {
    if (setBytes != SET_BYTES || !Signal.isValid(signal)) {
      return -Errno.EINVAL;
    }
    Process process = Task.current().process();
    UserMemory memory = Kernel.userMemory();
    SignalAction old = process.handlers().action(signal);
    SignalAction action = null;
    if (newAction != 0) {
      action = readAction(newAction);
      if (action == null) {
        return memory.error();
      }
      if (Signal.contains(Signal.UNSTOPPABLE, signal)) {
        return -Errno.EINVAL;
      }
    }
    if (oldAction != 0
        && !(memory.writeLong(oldAction, old.handler())
            && memory.writeLong(oldAction + 8, old.flags())
            && memory.writeLong(oldAction + 16, old.restorer())
            && memory.writeLong(oldAction + 24, old.mask()))) {
      return memory.error();
    }
    if (action != null) {
      process.handlers().set(signal, action);
      if (process.handlers().ignores(signal)) {
        dropPending(process, signal);
      }
    }
    return 0;
  }

  private static SignalAction readAction(long address) {
    UserMemory memory = Kernel.userMemory();
    if (!memory.readLong(address)) {
      return null;
    }
    long handler = memory.value();
    if (!memory.readLong(address + 8)) {
      return null;
    }
    long flags = memory.value();
    if (!memory.readLong(address + 16)) {
      return null;
    }
    long restorer = memory.value();
    if (!memory.readLong(address + 24)) {
      return null;
    }
    return new SignalAction(handler, flags, restorer, memory.value() & ~Signal.UNSTOPPABLE);
  }

  private static void dropPending(Process process, int signal) {
    long set = Signal.bit(signal);
    process.pending().remove(set);
    for (Task task = process.firstTask(); task != null; task = task.nextInProcess()) {
      task.pending().remove(set);
    }
  }

  /** Asks for and changes the calling thread's set of blocked signals. */
  @Syscall(number = 14, name = "rt_sigprocmask")
  public static long rtSigprocmask(int how, long newSet, long oldSet, long setBytes) {
    if (setBytes != SET_BYTES) {
      return -Errno.EINVAL;
    }
    Task task = Task.current();
    UserMemory memory = Kernel.userMemory();
    long old = task.blockedSignals();
    if (newSet != 0) {
      if (!memory.readLong(newSet)) {
        return memory.error();
      }
      long set = memory.value();
      switch (how) {
        case SIG_BLOCK -> task.setBlockedSignals(old | set);
        case SIG_UNBLOCK -> task.setBlockedSignals(old & ~set);
        case SIG_SETMASK -> task.setBlockedSignals(set);
        default -> {
          return -Errno.EINVAL;
        }
      }
    }
    return oldSet == 0 || memory.writeLong(oldSet, old) ? 0 : memory.error();
  }

  /** Ends a signal handler: takes its frame from the stack and goes back to where it came from. */
  @Syscall(number = 15, name = "rt_sigreturn")
  public static long rtSigreturn() {
    Task task = Task.current();
    long frame = task.frame();
    if (!SignalFrame.pop(task, frame)) {
      SignalSender.force(task, SignalInfo.fromKernel(Signal.SIGSEGV));
    }
    TrapFrame.setVector(frame, 0); // what RAX holds now is the program's, not a result to restart
    return TrapFrame.rax(frame);
  }

  /** The set of signals that wait because they are blocked. */
  @Syscall(number = 127, name = "rt_sigpending")
  public static long rtSigpending(long set, long setBytes) {
    if (Long.compareUnsigned(setBytes, SET_BYTES) > 0) {
      return -Errno.EINVAL;
    }
    Task task = Task.current();
    long pending = task.pending().set() | task.process().pending().set();
    UserMemory memory = Kernel.userMemory();
    long waiting = pending & task.blockedSignals();
    for (int i = 0; i < setBytes; i++) {
      if (!memory.writeByte(set + i, (int) (waiting >>> (8 * i)) & 0xff)) {
        return memory.error();
      }
    }
    return 0;
  }

  /** Waits with another set of blocked signals until a handler has run. */
  @Syscall(number = 130, name = "rt_sigsuspend")
  public static long rtSigsuspend(long set, long setBytes) {
    if (setBytes != SET_BYTES) {
      return -Errno.EINVAL;
    }
    if (!Kernel.userMemory().readLong(set)) {
      return Kernel.userMemory().error();
    }
    Task.current().setTemporaryMask(Kernel.userMemory().value());
    return pause();
  }

  /** Waits until a signal handler has run. */
  @Syscall(number = 34, name = "pause")
  public static long pause() {
    SignalWait.forAny(Task.current());
    return -Errno.ERESTARTNOHAND;
  }

  /** Takes one of a set of signals, waiting for it up to a time. */
  @Syscall(number = 128, name = "rt_sigtimedwait")
  public static long rtSigtimedwait(long set, long info, long timeout, long setBytes) {
    if (setBytes != SET_BYTES) {
      return -Errno.EINVAL;
    }
    if (!Kernel.userMemory().readLong(set)) {
      return Kernel.userMemory().error();
    }
    return SignalWait.forOne(Kernel.userMemory().value() & ~Signal.UNSTOPPABLE, info, timeout);
  }

  /** Asks for and sets the stack on which handlers with SA_ONSTACK run. */
  @Syscall(number = 131, name = "sigaltstack")
  public static long sigaltstack(long newStack, long oldStack) {
    Task task = Task.current();
    UserMemory memory = Kernel.userMemory();
    long stackPointer = TrapFrame.rsp(task.frame());
    AlternateStack old = task.alternateStack();
    if (newStack != 0) {
      if (!memory.readLong(newStack)) {
        return memory.error();
      }
      long address = memory.value();
      if (!memory.readInt(newStack + 8)) {
        return memory.error();
      }
      int flags = (int) memory.value();
      if (!memory.readLong(newStack + 16)) {
        return memory.error();
      }
      long result = AlternateStack.change(task, address, memory.value(), flags, stackPointer);
      if (result < 0) {
        return result;
      }
    }
    if (oldStack != 0
        && !(memory.writeLong(oldStack, old.address())
            && memory.writeLong(oldStack + 8, old.state(stackPointer))
            && memory.writeLong(oldStack + 16, old.size()))) {
      return memory.error();
    }
    return 0;
  }
}
