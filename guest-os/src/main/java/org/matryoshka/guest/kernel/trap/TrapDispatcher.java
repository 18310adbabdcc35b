package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.Panic;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.FaultOutcome;
import org.matryoshka.guest.kernel.memory.OutOfMemory;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.PerCpu;
import org.matryoshka.guest.kernel.signal.FaultSignals;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalDelivery;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.SyscallTable;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.magic.Export;
import org.matryoshka.guest.magic.Processor;

/**
 * Where the assembly stubs hand over to Java: exceptions and interrupts, system calls, the first
 * steps of a task. Each gets the frame with the registers of who was interrupted, and what returns
 * from here goes back to them, perhaps after others have run.
 */
public final class TrapDispatcher {
  private static final int DOUBLE_FAULT = 8;
  private static final int PAGE_FAULT = 14;

  private TrapDispatcher() {}

  /** An exception or an interrupt, from user mode or, if idle, from the kernel. */
  @Export("trap_dispatch")
  static void trap(long frame) {
    int vector = TrapFrame.vector(frame);
    if (TrapFrame.isUser(frame)) {
      Kernel.dispatcher().enterKernel();
      if (vector == PAGE_FAULT) {
        userPageFault(Processor.readCr2(), TrapFrame.error(frame));
      } else if (vector >= InterruptController.FIRST_VECTOR) {
        interrupt(vector, frame);
      } else {
        FaultSignals.exception(Task.current(), vector, TrapFrame.error(frame), frame);
      }
      returnToUser(frame);
    } else if (vector >= InterruptController.FIRST_VECTOR) {
      interrupt(vector, frame);
    } else {
      kernelFault(vector, frame);
    }
  }

  /** Hops 4 to 7 of a system call: its number leads to the handler, the result to the frame. */
  @Export("system_call")
  static void systemCall(long frame) {
    Kernel.dispatcher().enterKernel();
    long result =
        SyscallTable.dispatch(
            (int) TrapFrame.rax(frame),
            TrapFrame.rdi(frame),
            TrapFrame.rsi(frame),
            TrapFrame.rdx(frame),
            TrapFrame.r10(frame),
            TrapFrame.r8(frame),
            TrapFrame.r9(frame));
    TrapFrame.setRax(frame, result);
    returnToUser(frame);
  }

  /** The first steps of a task, on its own stack. */
  @Export("task_started")
  static void taskStarted(long frame) {
    Kernel.dispatcher().started();
    Task task = Task.current();
    if (task.entry() != null) {
      task.entry().run();
      task.setEntry(null);
    }
    returnToUser(frame);
  }

  /** What is to be done before a task runs on in user mode: others' turn, signals. */
  private static void returnToUser(long frame) {
    Dispatcher dispatcher = Kernel.dispatcher();
    Task task = Task.current();
    if (task.process().timers().isWatched()) {
      task.process().timers().check();
    }
    while (true) {
      if (dispatcher.needReschedule()) {
        dispatcher.preempt();
      } else if (hasSignalWork(task, frame)) {
        SignalDelivery.deliver(task, frame);
      } else {
        break;
      }
    }
    dispatcher.leaveKernel();
  }

  /** Whether a signal waits, or a system call that was interrupted is to be started again. */
  private static boolean hasSignalWork(Task task, long frame) {
    if (task.signalPending()) {
      return true;
    }
    if (TrapFrame.vector(frame) != TrapFrame.SYSTEM_CALL) {
      return false;
    }
    long result = TrapFrame.rax(frame);
    return task.hasTemporaryMask()
        || (result <= -Errno.ERESTARTSYS && result >= -Errno.ERESTART_RESTARTBLOCK);
  }

  private static void interrupt(int vector, long frame) {
    PerCpu cpu = PerCpu.current();
    cpu.enterInterrupt();
    Kernel.interrupts().take(vector - InterruptController.FIRST_VECTOR, frame);
    cpu.leaveInterrupt();
  }

  private static void userPageFault(long address, int error) {
    Task task = Task.current();
    AddressSpace memory = task.process().memory();
    int outcome = memory.fault(address, error);
    switch (outcome) {
      case FaultOutcome.RESOLVED -> task.process().times().countFault();
      case FaultOutcome.OUT_OF_MEMORY -> OutOfMemory.kill();
      case FaultOutcome.BEYOND_END ->
          FaultSignals.pageFault(task, Signal.SIGBUS, SignalInfo.BUS_ADRERR, address, error);
      case FaultOutcome.FORBIDDEN ->
          FaultSignals.pageFault(task, Signal.SIGSEGV, SignalInfo.SEGV_ACCERR, address, error);
      default ->
          FaultSignals.pageFault(task, Signal.SIGSEGV, SignalInfo.SEGV_MAPERR, address, error);
    }
  }

  /** No exception of the kernel itself is ever welcome. */
  private static void kernelFault(int vector, long frame) {
    long address = vector == PAGE_FAULT || vector == DOUBLE_FAULT ? Processor.readCr2() : -1;
    String what = Exceptions.name(vector);
    if (vector == DOUBLE_FAULT && MappedKernelStacks.isGuard(address)) {
      what = "kernel stack overflow";
    } else if (vector == PAGE_FAULT && address >= 4096) {
      what = "page fault at a user address";
    }
    Panic.fault(what, address, TrapFrame.rip(frame), TrapFrame.rsp(frame));
  }
}
