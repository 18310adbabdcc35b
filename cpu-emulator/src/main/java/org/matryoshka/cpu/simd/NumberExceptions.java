package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr4;

/** What becomes of the exceptions of an instruction on numbers (SDM vol. 1, 11.5.2 and 11.5.3). */
final class NumberExceptions {
  /** Those that are known before the result is computed. */
  private static final int OPERANDS =
      FloatExceptions.INVALID | FloatExceptions.DENORMAL | FloatExceptions.DIVIDE_BY_ZERO;

  private NumberExceptions() {}

  /**
   * Notes the exceptions of all elements in MXCSR; to be called before the result is written.
   *
   * @throws GuestFault #XM if one of them is not masked (#UD if the system does not take #XM). The
   *     flags stay in MXCSR then, as on the processor.
   */
  static void note(Cpu cpu, FloatStatus status) {
    int unmasked = status.unmasked();
    int raised = status.raised();
    if (unmasked == 0) {
      cpu.state.mxcsr |= raised;
      return;
    }
    // An operand that stops the instruction leaves no result that could overflow or be inexact.
    cpu.state.mxcsr |= (unmasked & OPERANDS) != 0 ? raised & OPERANDS : raised;
    throw (cpu.state.cr4 & Cr4.OSXMMEXCPT) != 0
        ? GuestFault.of(ExceptionVector.SIMD_FLOATING_POINT, 0)
        : GuestFault.invalidOpcode();
  }

  /** Whether rounding is to nearest and inexact results don't interrupt: the usual case. */
  static boolean isUsual(int mxcsr) {
    int needed = FloatExceptions.PRECISION << Mxcsr.MASK_SHIFT;
    return (mxcsr & (needed | 3 << Mxcsr.ROUNDING_SHIFT)) == needed;
  }
}
