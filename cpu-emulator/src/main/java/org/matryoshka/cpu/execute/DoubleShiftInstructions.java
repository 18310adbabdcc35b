package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.alu.Shifter;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;

/** SHLD and SHRD. */
final class DoubleShiftInstructions {
  private static final int RCX = 1;

  private DoubleShiftInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case SHLD ->
          byRegister(in)
              ? (cpu, i) -> left(cpu, i, cpu.state.gpr[RCX])
              : (cpu, i) -> left(cpu, i, i.immediate);
      case SHRD ->
          byRegister(in)
              ? (cpu, i) -> right(cpu, i, cpu.state.gpr[RCX])
              : (cpu, i) -> right(cpu, i, i.immediate);
      default -> null;
    };
  }

  private static boolean byRegister(Instruction in) {
    return in.operands().get(2) instanceof Operand.Reg;
  }

  private static void left(Cpu cpu, DecodedInstruction in, long by) {
    int count = Shifter.maskCount(by, in.size);
    long a = Target.readToModify(cpu, in);
    long low = Operands.readReg(cpu, in, in.size);
    Operands.writeRm(
        cpu, in, in.size, count == 0 ? a : Shifts.doubleLeft(cpu.state, a, low, count, in.size));
  }

  private static void right(Cpu cpu, DecodedInstruction in, long by) {
    int count = Shifter.maskCount(by, in.size);
    long a = Target.readToModify(cpu, in);
    long high = Operands.readReg(cpu, in, in.size);
    Operands.writeRm(
        cpu, in, in.size, count == 0 ? a : Shifts.doubleRight(cpu.state, a, high, count, in.size));
  }
}
