package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;

/**
 * One instruction at work on the stack: it reads operands, computes with {@link #status}, and ends
 * with {@link #commit}, which notes the exceptions and says whether there is a result.
 */
final class X87Stack {
  private static final int WITHOUT_RESULT =
      FloatExceptions.INVALID | FloatExceptions.DENORMAL | FloatExceptions.DIVIDE_BY_ZERO;

  final FpuState fpu;
  FloatStatus status;
  private boolean stackFault;
  private boolean overflow;

  private X87Stack(FpuState fpu) {
    this.fpu = fpu;
    status =
        new FloatStatus(fpu.control >> 10 & 3, fpu.control & FloatExceptions.ALL, false, false);
  }

  /**
   * Begins an instruction that waits for pending exceptions.
   *
   * @throws GuestFault #NM if the unit belongs to another task or is to be emulated, #MF if an
   *     exception is pending
   */
  static X87Stack begin(Cpu cpu) {
    requireUnit(cpu.state);
    requireNoError(cpu.state);
    return new X87Stack(cpu.state.fpu);
  }

  /** Checks that x87 instructions can be used now (SDM vol. 3A, table 2-2). */
  static void requireUnit(CpuState state) {
    if ((state.cr0 & (Cr0.EM | Cr0.TS)) != 0) {
      throw GuestFault.of(ExceptionVector.DEVICE_NOT_AVAILABLE, 0);
    }
  }

  static void requireNoError(CpuState state) {
    if ((state.fpu.status & StatusWord.ERROR_SUMMARY) != 0) {
      throw GuestFault.of(ExceptionVector.FLOATING_POINT, 0);
    }
  }

  /** Bits of precision that arithmetic keeps: 24, 53 or 64. */
  int precision() {
    return switch (fpu.control >> 8 & 3) {
      case 0 -> 24;
      case 2 -> 53;
      default -> 64;
    };
  }

  /** ST(i); where nothing is, an exception, and the indefinite NaN. */
  Extended get(int i) {
    if (fpu.isEmpty(i)) {
      stackFault = true;
      status.raise(FloatExceptions.INVALID);
      return Extended.INDEFINITE;
    }
    return fpu.get(i);
  }

  /** Whether an operand was missing. */
  boolean underflowed() {
    return stackFault;
  }

  /** Starts over with other exceptions in place of those so far. */
  void withdraw(int exceptions) {
    status =
        new FloatStatus(fpu.control >> 10 & 3, fpu.control & FloatExceptions.ALL, false, false);
    status.raise(exceptions);
  }

  /** Notes that there is no room for a push; that an operand is missing counts more. */
  void overflow() {
    overflow = !stackFault;
    stackFault = true;
    status.raise(FloatExceptions.INVALID);
  }

  /** Pushes, and ends the instruction. */
  void push(Extended value) {
    boolean full = !fpu.isEmpty(-1);
    if (full) {
      overflow();
    }
    if (commit()) {
      fpu.rotate(-1);
      fpu.set(0, full ? Extended.INDEFINITE : value);
    }
  }

  void pop() {
    fpu.free(0);
    fpu.rotate(1);
  }

  /**
   * Ends the instruction: notes its exceptions in the status word.
   *
   * @return whether its result is to be stored; not after an exception without a mask that has none
   */
  boolean commit() {
    int unmasked = status.unmasked();
    boolean result = (unmasked & WITHOUT_RESULT) == 0;
    int raised = result ? status.raised() : status.raised() & WITHOUT_RESULT;
    boolean up = status.roundedUp() && (raised & FloatExceptions.PRECISION) != 0;
    if (stackFault) {
      raised |= StatusWord.STACK_FAULT;
      up = overflow;
    }
    int error = unmasked != 0 ? StatusWord.ERROR_SUMMARY | StatusWord.BUSY : 0;
    fpu.status = (fpu.status & ~StatusWord.C1) | raised | error | (up ? StatusWord.C1 : 0);
    return result;
  }

  /** Ends an instruction that stores into memory: there it needs more than for a register. */
  boolean commitStore() {
    int tooFar = FloatExceptions.OVERFLOW | FloatExceptions.UNDERFLOW;
    if ((status.unmasked() & tooFar) == 0) {
      return commit();
    }
    withdraw(status.raised() & ~FloatExceptions.PRECISION);
    commit();
    return false;
  }

  void setCondition(int bits) {
    fpu.status = (fpu.status & ~(StatusWord.C0 | StatusWord.C2 | StatusWord.C3)) | bits;
  }
}
