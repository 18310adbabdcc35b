package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.operand.Stack;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandPlace;

/** PUSH, POP, ENTER, LEAVE. */
final class StackInstructions {
  private static final int RSP = 4;
  private static final int RBP = 5;

  private StackInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    boolean wide = in.form().operandBits() == 64;
    return switch (in.mnemonic()) {
      case PUSH -> isSegment(in) ? null : push(in, wide);
      case POP -> isSegment(in) ? null : pop(in, wide);
      case ENTER -> StackInstructions::enter;
      case LEAVE -> StackInstructions::leave;
      default -> null;
    };
  }

  /** PUSH and POP of FS and GS are a matter of {@code cpu.system}. */
  private static boolean isSegment(Instruction in) {
    OperandKind kind = in.form().operands().getFirst().kind();
    return kind == OperandKind.FS || kind == OperandKind.GS;
  }

  private static Handler push(Instruction in, boolean wide) {
    if (in.operands().getFirst() instanceof Operand.Imm) {
      return (cpu, i) -> Stack.push(cpu, i.size, i.immediate);
    }
    if (isInOpcode(in)) {
      return wide
          ? (cpu, i) -> Stack.push(cpu, 8, cpu.state.gpr[i.reg])
          : (cpu, i) -> Stack.push(cpu, 2, cpu.state.gpr[i.reg]);
    }
    return (cpu, i) -> Stack.push(cpu, i.size, Operands.readRm(cpu, i, i.size));
  }

  private static Handler pop(Instruction in, boolean wide) {
    if (isInOpcode(in)) {
      return wide
          ? (cpu, i) -> cpu.state.gpr[i.reg] = Stack.pop(cpu, 8)
          : (cpu, i) -> Operands.writeRegister(cpu.state, i.reg, 2, Stack.pop(cpu, 2));
    }
    return StackInstructions::popRm;
  }

  private static boolean isInOpcode(Instruction in) {
    return in.form().operands().getFirst().place() == OperandPlace.OPCODE;
  }

  /**
   * POP to ModRM.rm. RSP in the address of the target is that after the pop (SDM vol. 2B, POP); if
   * the target can't be written RSP is put back.
   */
  private static void popRm(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    long top = gpr[RSP];
    long value = Stack.read(cpu, top, in.size);
    gpr[RSP] = top + in.size;
    try {
      Operands.writeRm(cpu, in, in.size, value);
    } catch (GuestFault fault) {
      gpr[RSP] = top;
      throw fault;
    }
  }

  /**
   * ENTER (SDM vol. 2A). All accesses are tried in their order before the first write, since the
   * frame pointers that it copies may lie where it pushes.
   */
  private static void enter(Cpu cpu, DecodedInstruction in) {
    int size = in.size;
    long[] gpr = cpu.state.gpr;
    int level = (int) in.immediate2 & 31;
    long frame = gpr[RSP] - size;
    long bottom = frame - (long) size * level;
    long top = bottom - (in.immediate & 0xFFFF);
    Stack.probe(cpu, frame, size);
    for (int i = 1; i < level; i++) {
      Stack.read(cpu, gpr[RBP] - (long) size * i, size);
      Stack.probe(cpu, frame - (long) size * i, size);
    }
    Stack.probe(cpu, bottom, size);
    Stack.probe(cpu, top, size);
    Stack.write(cpu, frame, size, gpr[RBP]);
    for (int i = 1; i < level; i++) {
      long outer = Stack.read(cpu, gpr[RBP] - (long) size * i, size);
      Stack.write(cpu, frame - (long) size * i, size, outer);
    }
    if (level > 0) {
      Stack.write(cpu, bottom, size, frame);
    }
    gpr[RSP] = top;
    Operands.writeRegister(cpu.state, RBP, size, frame);
  }

  private static void leave(Cpu cpu, DecodedInstruction in) {
    long[] gpr = cpu.state.gpr;
    long frame = gpr[RBP];
    long outer = Stack.read(cpu, frame, in.size);
    gpr[RSP] = frame + in.size;
    Operands.writeRegister(cpu.state, RBP, in.size, outer);
  }
}
