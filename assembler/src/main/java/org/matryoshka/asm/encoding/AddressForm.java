package org.matryoshka.asm.encoding;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.expression.Evaluator;
import org.matryoshka.asm.expression.Scope;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.OperandSyntax;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;

/**
 * An effective address taken apart: base + index × scale + displacement, chosen as NASM does.
 *
 * @param base or null
 * @param index or null
 * @param scale 1, 2, 4 or 8
 * @param displacement what remains, without registers
 */
record AddressForm(Register base, Register index, int scale, Value displacement) {

  static AddressForm of(OperandSyntax.Memory memory, Scope scope) {
    Value value = Evaluator.evaluate(memory.address(), scope);
    List<Value.Term> registers = new ArrayList<>(2);
    List<Value.Term> others = new ArrayList<>(1);
    for (Value.Term term : value.terms()) {
      (term.base() instanceof Value.RegisterBase ? registers : others).add(term);
    }
    Value displacement =
        registers.isEmpty()
            ? value
            : new Value(value.constant(), List.copyOf(others), value.known(), value.viaPlt());
    if (registers.size() > 2) {
      throw invalid(memory.at(), "an address has at most a base and an index register");
    }
    if (registers.isEmpty()) {
      return new AddressForm(null, null, 1, displacement);
    }
    return arrange(memory, registers, displacement);
  }

  private static SourceException invalid(Position at, String message) {
    return new SourceException(
        at, message, "an address is [base + index*scale + displacement] with scale 1, 2, 4 or 8");
  }

  private static AddressForm arrange(
      OperandSyntax.Memory memory, List<Value.Term> registers, Value displacement) {
    Register base = null;
    Register index = null;
    long scale = 1;
    for (Value.Term term : registers) {
      Register register = ((Value.RegisterBase) term.base()).register();
      check(memory.at(), register);
      if (base == null && term.factor() == 1) {
        base = register;
      } else if (index == null) {
        index = register;
        scale = term.factor();
      } else {
        throw invalid(memory.at(), "only one register of an address can be scaled");
      }
    }
    if ((index != null && scale == 1 && isStackPointer(index))
        || (index != null
            && base != null
            && scale == 1
            && !isStackPointer(base)
            && isMultiplied(memory.address(), base))) {
      Register swap = base;
      base = index;
      index = swap;
    }
    if (base == null && splits(scale, memory.split())) {
      base = index;
      scale--;
    }
    if (scale != 1 && scale != 2 && scale != 4 && scale != 8) {
      throw invalid(memory.at(), "a register can't be scaled by " + scale);
    }
    if (index != null && isStackPointer(index)) {
      throw invalid(memory.at(), index.text() + " can't be an index");
    }
    if (base != null && index != null && base.registerClass() != index.registerClass()) {
      throw invalid(memory.at(), base.text() + " and " + index.text() + " have different widths");
    }
    return new AddressForm(base, index, (int) scale, displacement);
  }

  /** One register times 2, 3, 5 or 9 becomes base plus index: shorter, or possible at all. */
  private static boolean splits(long scale, boolean split) {
    return (scale == 2 && split) || scale == 3 || scale == 5 || scale == 9;
  }

  private static boolean isStackPointer(Register register) {
    return (register.number() == 4 && !register.isHighByte())
        && (register.registerClass() == RegisterClass.GPR64
            || register.registerClass() == RegisterClass.GPR32);
  }

  private static void check(Position at, Register register) {
    switch (register.registerClass()) {
      case GPR64, GPR32 -> {}
      case INSTRUCTION_POINTER ->
          throw new SourceException(
              at, "write [rel symbol] for an address relative to " + register.text());
      default -> throw invalid(at, register.text() + " can't be part of an address");
    }
  }

  /** Whether the source multiplies the register, even by 1: a wish that it be the index. */
  private static boolean isMultiplied(Expression expression, Register register) {
    return switch (expression) {
      case Expression.Binary binary ->
          (binary.operator() == Expression.BinaryOperator.MULTIPLY
                  && (isRegister(binary.left(), register) || isRegister(binary.right(), register)))
              || isMultiplied(binary.left(), register)
              || isMultiplied(binary.right(), register);
      case Expression.Unary unary -> isMultiplied(unary.operand(), register);
      default -> false;
    };
  }

  private static boolean isRegister(Expression expression, Register register) {
    return expression instanceof Expression.RegisterReference r && r.register() == register;
  }
}
