package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.Carries;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.RFlags;

/** CLC, STC, CMC, CLD, STD, LAHF, SAHF. */
final class FlagInstructions {
  private static final int AH = 4;

  /** The flags of AH. */
  private static final int IN_AH = RFlags.SF | RFlags.ZF | RFlags.AF | RFlags.PF | RFlags.CF;

  private FlagInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case CLC -> (cpu, i) -> setCarry(cpu.state, 0);
      case STC -> (cpu, i) -> setCarry(cpu.state, 1);
      case CMC -> (cpu, i) -> setCarry(cpu.state, 1 ^ Arithmetic.carry(cpu.state));
      case CLD -> (cpu, i) -> cpu.state.systemFlags &= ~RFlags.DF;
      case STD -> (cpu, i) -> cpu.state.systemFlags |= RFlags.DF;
      case LAHF -> (cpu, i) -> loadAh(cpu.state);
      case SAHF -> (cpu, i) -> storeAh(cpu.state);
      default -> null;
    };
  }

  private static void setCarry(CpuState state, long carry) {
    state.flagCarry = Carries.withCarry(state.flagCarry, carry);
  }

  private static void loadAh(CpuState state) {
    Operands.writeHighByte(state, AH, (state.statusFlags() & IN_AH) | RFlags.ALWAYS_ONE);
  }

  private static void storeAh(CpuState state) {
    int flags = (int) Operands.readHighByte(state, AH);
    state.setStatusFlags((state.statusFlags() & RFlags.OF) | (flags & IN_AH));
  }
}
