package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.x87.ExtendedArithmetic.Operation;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.OperandKind;

/** The four operations in all their directions; sign and square root. */
final class X87Arithmetic {
  private X87Arithmetic() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case FADD, FIADD -> binary(in, ExtendedArithmetic::add, false, false);
      case FADDP -> binary(in, ExtendedArithmetic::add, false, true);
      case FMUL, FIMUL -> binary(in, ExtendedArithmetic::multiply, false, false);
      case FMULP -> binary(in, ExtendedArithmetic::multiply, false, true);
      case FSUB, FISUB -> binary(in, ExtendedArithmetic::subtract, false, false);
      case FSUBP -> binary(in, ExtendedArithmetic::subtract, false, true);
      case FSUBR, FISUBR -> binary(in, ExtendedArithmetic::subtract, true, false);
      case FSUBRP -> binary(in, ExtendedArithmetic::subtract, true, true);
      case FDIV, FIDIV -> binary(in, ExtendedArithmetic::divide, false, false);
      case FDIVP -> binary(in, ExtendedArithmetic::divide, false, true);
      case FDIVR, FIDIVR -> binary(in, ExtendedArithmetic::divide, true, false);
      case FDIVRP -> binary(in, ExtendedArithmetic::divide, true, true);
      case FSQRT -> X87Arithmetic::squareRoot;
      case FCHS -> (cpu, i) -> sign(cpu, true);
      case FABS -> (cpu, i) -> sign(cpu, false);
      default -> null;
    };
  }

  /**
   * An operation whose first operand is the target, unless it is reversed.
   *
   * @param pop whether the top is popped afterwards
   */
  private static Handler binary(
      Instruction in, Operation operation, boolean reversed, boolean pop) {
    OperandKind kind = in.form().operands().getFirst().kind();
    return switch (kind) {
      case ST0 -> (cpu, i) -> registers(cpu, operation, reversed, new int[] {0, i.rm}, pop);
      case STI -> (cpu, i) -> registers(cpu, operation, reversed, new int[] {i.rm, 0}, pop);
      default -> (cpu, i) -> memory(cpu, i, operation, reversed, kind);
    };
  }

  private static void registers(
      Cpu cpu, Operation operation, boolean reversed, int[] targetAndSource, boolean pop) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(targetAndSource[0]);
    Extended b = stack.get(targetAndSource[1]);
    Extended result = compute(stack, operation, reversed, a, b);
    if (stack.commit()) {
      stack.fpu.set(targetAndSource[0], result);
      if (pop) {
        stack.pop();
      }
    }
  }

  private static void memory(
      Cpu cpu, DecodedInstruction in, Operation operation, boolean reversed, OperandKind kind) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended b = X87Operands.read(cpu, in, kind);
    Extended a = stack.get(0);
    Extended result = compute(stack, operation, reversed, a, b);
    int worse = FloatExceptions.INVALID | FloatExceptions.DIVIDE_BY_ZERO;
    if (X87Operands.wasDenormal(b, kind) && !a.isNaN() && (stack.status.raised() & worse) == 0) {
      stack.status.raise(FloatExceptions.DENORMAL);
    }
    if (stack.commit()) {
      stack.fpu.set(0, result);
    }
  }

  private static Extended compute(
      X87Stack stack, Operation operation, boolean reversed, Extended a, Extended b) {
    return stack.underflowed()
        ? Extended.INDEFINITE
        : operation.apply(reversed ? b : a, reversed ? a : b, stack.precision(), stack.status);
  }

  private static void squareRoot(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    Extended result =
        stack.underflowed()
            ? Extended.INDEFINITE
            : ExtendedArithmetic.squareRoot(a, stack.precision(), stack.status);
    if (stack.commit()) {
      stack.fpu.set(0, result);
    }
  }

  private static void sign(Cpu cpu, boolean change) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    if (stack.commit()) {
      boolean missing = stack.underflowed();
      stack.fpu.set(0, missing ? a : change ? a.negated() : a.withSign(false));
    }
  }
}
