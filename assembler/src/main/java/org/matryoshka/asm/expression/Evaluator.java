package org.matryoshka.asm.expression;

import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.Expression.BinaryOperator;
import org.matryoshka.asm.token.Literals;

/**
 * Evaluates expressions with 64-bit arithmetic as NASM does: {@code / %} and {@code >>} unsigned,
 * {@code // %%} and {@code >>>} signed; comparisons give 1 or 0 and are signed.
 */
public final class Evaluator {
  private Evaluator() {}

  /**
   * The value of an expression.
   *
   * @throws SourceException for a division by zero, for arithmetic on addresses that no linker can
   *     do, and for what the scope refuses
   */
  public static Value evaluate(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.IntegerConstant number -> Value.of(number.value());
      case Expression.Text text -> Value.of(Literals.characterConstant(text.bytes()));
      case Expression.SymbolReference symbol -> scope.symbol(symbol.name(), symbol.at());
      case Expression.RegisterReference r -> Value.of(new Value.RegisterBase(r.register()), 0);
      case Expression.Here here -> scope.here(here.at());
      case Expression.SectionStart start -> scope.sectionStart(start.at());
      case Expression.Unary unary -> unary(unary, scope);
      case Expression.Binary binary -> binary(binary, scope);
      case Expression.Conditional conditional -> {
        Value condition = evaluate(conditional.condition(), scope);
        Value whenTrue = evaluate(conditional.whenTrue(), scope);
        Value whenFalse = evaluate(conditional.whenFalse(), scope);
        if (!condition.known()) {
          yield Value.UNKNOWN;
        }
        yield constant(condition, conditional.at()) != 0 ? whenTrue : whenFalse;
      }
      case Expression.WithRespectTo wrt -> withRespectTo(wrt, scope);
      case Expression.Floating floating ->
          throw new SourceException(
              floating.at(),
              "a floating-point number can only be a data item of its own",
              "dd for single, dq for double precision");
    };
  }

  private static Value withRespectTo(Expression.WithRespectTo wrt, Scope scope) {
    Value value = evaluate(wrt.expression(), scope);
    if (!wrt.table().equals("..plt")) {
      throw new SourceException(
          wrt.at(),
          "'wrt " + wrt.table() + "' is not supported",
          "static images need ..plt at most");
    }
    return new Value(value.constant(), value.terms(), value.known(), true);
  }

  private static Value unary(Expression.Unary unary, Scope scope) {
    Value value = evaluate(unary.operand(), scope);
    return switch (unary.operator()) {
      case PLUS -> value;
      case MINUS -> value.times(-1);
      case COMPLEMENT -> value.known() ? Value.of(~constant(value, unary.at())) : Value.UNKNOWN;
      case NOT ->
          value.known() ? Value.of(constant(value, unary.at()) == 0 ? 1 : 0) : Value.UNKNOWN;
    };
  }

  private static Value binary(Expression.Binary binary, Scope scope) {
    Value left = evaluate(binary.left(), scope);
    Value right = evaluate(binary.right(), scope);
    if (binary.operator() == BinaryOperator.ADD) {
      return left.plus(right);
    }
    if (binary.operator() == BinaryOperator.SUBTRACT) {
      return left.minus(right);
    }
    if (!left.known() || !right.known()) {
      return Value.UNKNOWN;
    }
    if (binary.operator() == BinaryOperator.MULTIPLY && right.terms().isEmpty()) {
      return left.times(right.constant());
    }
    if (binary.operator() == BinaryOperator.MULTIPLY && left.terms().isEmpty()) {
      return right.times(left.constant());
    }
    if (left.hasRegister() || right.hasRegister()) {
      throw new SourceException(
          binary.at(),
          "registers can only be added and scaled",
          "an address is [base + index*scale + displacement] with scale 1, 2, 4 or 8");
    }
    if (isComparison(binary.operator())) {
      // addresses in one section can be compared, as their difference is a number
      Value difference = left.minus(right);
      if (difference.isConstant() && !left.terms().isEmpty()) {
        return Value.of(compute(binary, difference.constant(), 0));
      }
    }
    return Value.of(compute(binary, constant(left, binary.at()), constant(right, binary.at())));
  }

  private static boolean isComparison(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, COMPARE -> true;
      default -> false;
    };
  }

  private static long compute(Expression.Binary binary, long a, long b) {
    return switch (binary.operator()) {
      case MULTIPLY -> a * b;
      case DIVIDE -> Long.divideUnsigned(a, divisor(b, binary.at()));
      case DIVIDE_SIGNED -> a / divisor(b, binary.at());
      case MODULO -> Long.remainderUnsigned(a, divisor(b, binary.at()));
      case MODULO_SIGNED -> a % divisor(b, binary.at());
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case SHIFT_LEFT -> b < 0 || b > 63 ? 0 : a << b;
      case SHIFT_RIGHT -> b < 0 || b > 63 ? 0 : a >>> b;
      case SHIFT_RIGHT_SIGNED -> b < 0 || b > 63 ? a >> 63 : a >> b;
      case AND -> a & b;
      case XOR -> a ^ b;
      case OR -> a | b;
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case LESS -> a < b ? 1 : 0;
      case LESS_OR_EQUAL -> a <= b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
      case COMPARE -> Long.compare(a, b);
      case LOGICAL_AND -> a != 0 && b != 0 ? 1 : 0;
      case LOGICAL_XOR -> (a != 0) != (b != 0) ? 1 : 0;
      case LOGICAL_OR -> a != 0 || b != 0 ? 1 : 0;
    };
  }

  private static long divisor(long b, Position at) {
    if (b == 0) {
      throw new SourceException(at, "division by zero");
    }
    return b;
  }

  private static long constant(Value value, Position at) {
    if (!value.isConstant()) {
      throw new SourceException(
          at,
          "this operation needs plain numbers, not addresses or registers",
          "the difference of two labels in one section is a number");
    }
    return value.constant();
  }
}
