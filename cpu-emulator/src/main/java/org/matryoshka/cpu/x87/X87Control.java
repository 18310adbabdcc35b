package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.table.OperandKind;

/** Control and status words, the stack pointer, FWAIT. Those with N don't wait for exceptions. */
final class X87Control {
  private static final int CONTROL_BITS = 0x1F3F;
  private static final int RESERVED_ONE = 0x40;

  private X87Control() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case FLDCW -> X87Control::loadControl;
      case FNSTCW -> X87Control::storeControl;
      case FNSTSW ->
          in.form().operands().getFirst().kind() == OperandKind.AX
              ? X87Control::statusToAx
              : X87Control::storeStatus;
      case FNCLEX -> X87Control::clearExceptions;
      case FNINIT ->
          (cpu, i) -> {
            X87Stack.requireUnit(cpu.state);
            cpu.state.fpu.initialize();
          };
      case FFREE ->
          (cpu, i) -> {
            X87Stack.begin(cpu).fpu.free(i.rm);
          };
      case FINCSTP -> (cpu, i) -> rotate(cpu, 1);
      case FDECSTP -> (cpu, i) -> rotate(cpu, -1);
      case FNOP ->
          (cpu, i) -> {
            X87Stack.begin(cpu);
          };
      case FWAIT -> X87Control::await;
      default -> null;
    };
  }

  private static void loadControl(Cpu cpu, DecodedInstruction in) {
    X87Stack.begin(cpu);
    setControl(cpu.state.fpu, (int) cpu.mmu.read16(Operands.effectiveAddress(cpu, in)));
  }

  /** Takes a new control word: a flag that was masked may interrupt now. */
  static void setControl(FpuState fpu, int word) {
    fpu.control = (word & CONTROL_BITS) | RESERVED_ONE;
    summarize(fpu);
  }

  /** Brings the summary bit in line with flags and masks. */
  static void summarize(FpuState fpu) {
    boolean error = (fpu.status & ~fpu.control & FloatExceptions.ALL) != 0;
    int bits = StatusWord.ERROR_SUMMARY | StatusWord.BUSY;
    fpu.status = (fpu.status & ~bits) | (error ? bits : 0);
  }

  private static void storeControl(Cpu cpu, DecodedInstruction in) {
    X87Stack.requireUnit(cpu.state);
    cpu.mmu.write16(Operands.effectiveAddress(cpu, in), cpu.state.fpu.control);
  }

  private static void storeStatus(Cpu cpu, DecodedInstruction in) {
    X87Stack.requireUnit(cpu.state);
    cpu.mmu.write16(Operands.effectiveAddress(cpu, in), cpu.state.fpu.status);
  }

  private static void statusToAx(Cpu cpu, DecodedInstruction in) {
    X87Stack.requireUnit(cpu.state);
    Operands.writeRegister(cpu.state, 0, 2, cpu.state.fpu.status);
  }

  private static void clearExceptions(Cpu cpu, DecodedInstruction in) {
    X87Stack.requireUnit(cpu.state);
    cpu.state.fpu.status &= StatusWord.CONDITION | StatusWord.TOP;
  }

  private static void rotate(Cpu cpu, int by) {
    X87Stack stack = X87Stack.begin(cpu);
    stack.fpu.rotate(by);
    stack.fpu.status &= ~StatusWord.C1;
  }

  /** FWAIT looks at TS only together with MP. */
  private static void await(Cpu cpu, DecodedInstruction in) {
    CpuState state = cpu.state;
    if ((state.cr0 & (Cr0.MP | Cr0.TS)) == (Cr0.MP | Cr0.TS)) {
      throw GuestFault.of(ExceptionVector.DEVICE_NOT_AVAILABLE, 0);
    }
    X87Stack.requireNoError(state);
  }
}
