package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/**
 * Which signal an exception of the processor becomes when a program causes it, with the code and
 * address that Linux gives. The trap dispatcher calls this for traps from user mode; the signal is
 * delivered on the way back.
 */
public final class FaultSignals {
  private static final int DIVIDE = 0;
  private static final int DEBUG = 1;
  private static final int BREAKPOINT = 3;
  private static final int INVALID_OPCODE = 6;
  private static final int X87 = 16;
  private static final int ALIGNMENT = 17;
  private static final int SIMD = 19;

  /** The vector of a page fault. */
  private static final int PAGE_FAULT = 14;

  private FaultSignals() {}

  /**
   * A page fault that memory management could not resolve.
   *
   * @param signal SIGSEGV or SIGBUS
   * @param code SEGV_MAPERR, SEGV_ACCERR or BUS_ADRERR of {@link SignalInfo}
   * @param address that was touched
   * @param error the processor's error code
   */
  public static void pageFault(Task task, int signal, int code, long address, int error) {
    SignalSender.force(task, SignalInfo.fault(signal, code, address, PAGE_FAULT, error));
  }

  /** Any other exception, by its vector. */
  public static void exception(Task task, int vector, int error, long frame) {
    long rip = TrapFrame.rip(frame);
    SignalInfo info =
        switch (vector) {
          case DIVIDE -> SignalInfo.fault(Signal.SIGFPE, SignalInfo.FPE_INTDIV, rip, vector, error);
          case DEBUG -> SignalInfo.fault(Signal.SIGTRAP, SignalInfo.TRAP_TRACE, rip, vector, error);
          case BREAKPOINT ->
              SignalInfo.fault(Signal.SIGTRAP, SignalInfo.SI_KERNEL, 0, vector, error);
          case INVALID_OPCODE ->
              SignalInfo.fault(Signal.SIGILL, SignalInfo.ILL_ILLOPN, rip, vector, error);
          case X87, SIMD ->
              SignalInfo.fault(Signal.SIGFPE, SignalInfo.FPE_FLTINV, rip, vector, error);
          case ALIGNMENT ->
              SignalInfo.fault(Signal.SIGBUS, SignalInfo.BUS_ADRALN, 0, vector, error);
          default -> SignalInfo.fault(Signal.SIGSEGV, SignalInfo.SI_KERNEL, 0, vector, error);
        };
    SignalSender.force(task, info);
  }
}
