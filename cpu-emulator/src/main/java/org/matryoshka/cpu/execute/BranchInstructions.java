package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Locations;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.operand.Stack;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.mmu.paging.PageTableWalker;

/** Near transfers of control, and what else depends on a condition: SETcc and CMOVcc. */
final class BranchInstructions {
  private static final int RCX = 1;
  private static final int RSP = 4;
  private static final ConditionCode[] CONDITIONS = ConditionCode.values();

  private BranchInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case JMP -> jump(in);
      case CALL -> call(in);
      case RET -> BranchInstructions::ret;
      case LOOP -> (cpu, i) -> loop(cpu, i, true);
      case LOOPE -> (cpu, i) -> loop(cpu, i, cpu.state.zero());
      case LOOPNE -> (cpu, i) -> loop(cpu, i, !cpu.state.zero());
      case JRCXZ -> (cpu, i) -> jumpIfZero(cpu, i, cpu.state.gpr[RCX]);
      case JECXZ -> (cpu, i) -> jumpIfZero(cpu, i, cpu.state.gpr[RCX] & 0xFFFF_FFFFL);
      default -> conditional(in);
    };
  }

  private static Handler conditional(Instruction in) {
    Mnemonic mnemonic = in.mnemonic();
    int jump = mnemonic.ordinal() - Mnemonic.JO.ordinal();
    if (isCondition(jump)) {
      return Templates.jumpIf(Condition.of(CONDITIONS[jump]));
    }
    int set = mnemonic.ordinal() - Mnemonic.SETO.ordinal();
    if (isCondition(set)) {
      return Templates.setIf(Condition.of(CONDITIONS[set]), Locations.of(in, 0));
    }
    int move = mnemonic.ordinal() - Mnemonic.CMOVO.ordinal();
    if (isCondition(move)) {
      return Templates.moveIf(
          Condition.of(CONDITIONS[move]), Locations.of(in, 1), in.form().operandBits() / 8);
    }
    return null;
  }

  private static boolean isCondition(int number) {
    return number >= 0 && number < CONDITIONS.length;
  }

  private static Handler jump(Instruction in) {
    if (in.form().operands().getFirst().kind().isFarPointer()) {
      return null;
    }
    return in.operands().getFirst() instanceof Operand.Rel
        ? BranchInstructions::jumpRelative
        : BranchInstructions::jumpIndirect;
  }

  private static Handler call(Instruction in) {
    if (in.form().operands().getFirst().kind().isFarPointer()) {
      return null;
    }
    return in.operands().getFirst() instanceof Operand.Rel
        ? BranchInstructions::callRelative
        : BranchInstructions::callIndirect;
  }

  private static void jumpRelative(Cpu cpu, DecodedInstruction in) {
    cpu.state.rip = Operands.checkTarget(cpu.state.rip + in.immediate);
  }

  private static void jumpIndirect(Cpu cpu, DecodedInstruction in) {
    cpu.state.rip = Operands.checkTarget(Operands.readRm(cpu, in, 8));
  }

  private static void callRelative(Cpu cpu, DecodedInstruction in) {
    callTo(cpu, cpu.state.rip + in.immediate);
  }

  private static void callIndirect(Cpu cpu, DecodedInstruction in) {
    callTo(cpu, Operands.readRm(cpu, in, 8));
  }

  /** Of two faults, that of the push comes first. */
  private static void callTo(Cpu cpu, long target) {
    if (!PageTableWalker.isCanonical(target)) {
      Stack.probe(cpu, cpu.state.gpr[RSP] - 8, 8);
      throw GuestFault.generalProtection(0);
    }
    Stack.push(cpu, 8, cpu.state.rip);
    cpu.state.rip = target;
  }

  /** RET; the immediate, which is 0 where there is none, drops arguments. */
  private static void ret(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    long target = Operands.checkTarget(Stack.read(cpu, gpr[RSP], 8));
    gpr[RSP] += 8 + (in.immediate & 0xFFFF);
    cpu.state.rip = target;
  }

  private static void loop(Cpu cpu, DecodedInstruction in, boolean condition) {
    CpuState state = cpu.state;
    int size = in.address32 ? 4 : 8;
    long count = Operands.readRegister(state, RCX, size) - 1 & Operands.mask(size);
    if (condition && count != 0) {
      state.rip = Operands.checkTarget(state.rip + in.immediate);
    }
    Operands.writeRegister(state, RCX, size, count);
  }

  private static void jumpIfZero(Cpu cpu, DecodedInstruction in, long count) {
    if (count == 0) {
      cpu.state.rip = Operands.checkTarget(cpu.state.rip + in.immediate);
    }
  }
}
