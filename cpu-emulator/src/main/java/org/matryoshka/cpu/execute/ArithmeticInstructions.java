package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Location;
import org.matryoshka.cpu.operand.Locations;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.instruction.Instruction;

/** ADD, ADC, SUB, SBB, CMP, AND, OR, XOR, TEST; INC, DEC, NEG, NOT; the shifts and rotates. */
final class ArithmeticInstructions {
  private ArithmeticInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    int size = in.form().operandBits() / 8;
    UnaryOperation unary = unary(in.mnemonic());
    if (unary != null) {
      Location target = Locations.of(in, 0);
      return target.address() == null
          ? Templates.convert(target, size, target, size, unary)
          : Templates.convertInMemory(target.address(), unary, size);
    }
    BinaryOperation binary = binary(in.mnemonic());
    if (binary == null) {
      return null;
    }
    Location first = Locations.of(in, 0);
    Location second = Locations.of(in, 1);
    if (in.mnemonic() == Mnemonic.CMP || in.mnemonic() == Mnemonic.TEST) {
      return Templates.compare(first, second, binary, size);
    }
    return first.address() == null
        ? Templates.compute(first, first, second, binary, size)
        : Templates.computeInMemory(first.address(), second, binary, size);
  }

  private static UnaryOperation unary(Mnemonic mnemonic) {
    return switch (mnemonic) {
      case INC -> Arithmetic::increment;
      case DEC -> Arithmetic::decrement;
      case NEG -> Arithmetic::negate;
      case NOT -> Arithmetic::not;
      default -> null;
    };
  }

  private static BinaryOperation binary(Mnemonic mnemonic) {
    return switch (mnemonic) {
      case ADD -> Arithmetic::add;
      case ADC -> Arithmetic::addWithCarry;
      case SUB, CMP -> Arithmetic::subtract;
      case SBB -> Arithmetic::subtractWithBorrow;
      case AND, TEST -> Arithmetic::and;
      case OR -> Arithmetic::or;
      case XOR -> Arithmetic::xor;
      case SHL -> Shifts::left;
      case SHR -> Shifts::right;
      case SAR -> Shifts::arithmeticRight;
      case ROL -> Shifts::rotateLeft;
      case ROR -> Shifts::rotateRight;
      case RCL -> Shifts::rotateLeftThroughCarry;
      case RCR -> Shifts::rotateRightThroughCarry;
      default -> null;
    };
  }
}
