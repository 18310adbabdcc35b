package org.matryoshka.isa.encoding;

import java.util.List;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;

/**
 * Brings operands as authors write them into the shape that the table has. Each rule is one of
 * NASM's, and keeps the meaning.
 */
final class OperandShape {
  private OperandShape() {}

  static List<Operand> shape(Mnemonic mnemonic, List<Operand> written) {
    List<Operand> operands = written.stream().map(OperandShape::shorter).toList();
    if (mnemonic == Mnemonic.SLDT
        && operands.size() == 1
        && isClass(operands.getFirst(), RegisterClass.GPR64)) {
      return List.of(low(((Operand.Reg) operands.getFirst()).register(), RegisterClass.GPR32));
    }
    if (operands.size() != 2) {
      return operands;
    }
    Operand first = operands.get(0);
    Operand second = operands.get(1);
    return switch (mnemonic) {
      case XCHG -> exchange(first, second);
      case TEST -> second instanceof Operand.Mem ? List.of(second, first) : operands;
      case IMUL ->
          second instanceof Operand.Imm && first instanceof Operand.Reg
              ? List.of(first, first, second)
              : operands;
      case MOV -> move(first, second);
      case LAR, LSL -> List.of(first, selector(first, second));
      default -> operands;
    };
  }

  /**
   * The shortest way to say the address: an index alone needs a 32-bit displacement, a base
   * doesn't, so [rax*1] is written as [rax] and [rax*2] as [rax+rax]; RSP can't be an index, but a
   * base.
   */
  static Operand shorter(Operand operand) {
    if (!(operand instanceof Operand.Mem mem) || mem.index() == null || mem.scale() > 2) {
      return operand;
    }
    Register base = mem.base();
    Register index = mem.index();
    boolean stackPointer = index == Register.RSP || index == Register.ESP;
    if (base == null) {
      Register second = mem.scale() == 2 ? index : null;
      return withRegisters(mem, index, second);
    }
    return stackPointer && mem.scale() == 1
        ? withRegisters(mem, /* base= */ index, /* index= */ base)
        : mem;
  }

  private static Operand.Mem withRegisters(Operand.Mem mem, Register base, Register index) {
    return new Operand.Mem(mem.bits(), mem.segment(), base, index, 1, mem.displacement());
  }

  /** The order means nothing; the table has memory, or the accumulator, first. */
  private static List<Operand> exchange(Operand first, Operand second) {
    boolean registers = first instanceof Operand.Reg && second instanceof Operand.Reg;
    boolean swap =
        registers ? isAccumulator(second) || !isAccumulator(first) : second instanceof Operand.Mem;
    return swap ? List.of(second, first) : List.of(first, second);
  }

  static Operand.Mem withBits(Operand.Mem mem, int bits) {
    return new Operand.Mem(
        bits, mem.segment(), mem.base(), mem.index(), mem.scale(), mem.displacement());
  }

  private static boolean isAccumulator(Operand operand) {
    return operand instanceof Operand.Reg(Register register)
        && (register == Register.AX || register == Register.EAX || register == Register.RAX);
  }

  /**
   * A 32-bit move clears the upper half, so it serves for unsigned 32-bit constants; segment
   * registers move to and from any width.
   */
  private static List<Operand> move(Operand first, Operand second) {
    if (first instanceof Operand.Reg(Register to)
        && to.registerClass() == RegisterClass.GPR64
        && second instanceof Operand.Imm imm
        && (imm.bits() == 0 || imm.bits() == 64)
        && OperandMatch.fitsUnsigned(imm.value(), 32)) {
      return List.of(low(to, RegisterClass.GPR32), new Operand.Imm(imm.value(), 0));
    }
    if (isSegment(second) && isClass(first, RegisterClass.GPR64)) {
      return List.of(low(((Operand.Reg) first).register(), RegisterClass.GPR32), second);
    }
    if (isSegment(first)
        && (isClass(second, RegisterClass.GPR64) || isClass(second, RegisterClass.GPR32))) {
      return List.of(first, low(((Operand.Reg) second).register(), RegisterClass.GPR16));
    }
    return List.of(first, second);
  }

  /** Only 16 bits of the selector count, so its register may have any width. */
  private static Operand selector(Operand destination, Operand source) {
    if (!(source instanceof Operand.Reg(Register register))
        || !(destination instanceof Operand.Reg(Register to))) {
      return source;
    }
    return switch (register.registerClass()) {
      case GPR16, GPR32, GPR64 ->
          low(
              register,
              to.registerClass() == RegisterClass.GPR16
                  ? RegisterClass.GPR16
                  : RegisterClass.GPR32);
      default -> source;
    };
  }

  private static boolean isSegment(Operand operand) {
    return isClass(operand, RegisterClass.SEGMENT);
  }

  private static boolean isClass(Operand operand, RegisterClass registerClass) {
    return operand instanceof Operand.Reg(Register register)
        && register.registerClass() == registerClass;
  }

  private static Operand.Reg low(Register register, RegisterClass registerClass) {
    return new Operand.Reg(Register.of(registerClass, register.number()));
  }
}
