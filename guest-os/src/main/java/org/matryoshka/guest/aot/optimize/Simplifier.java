package org.matryoshka.guest.aot.optimize;

import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.NullReference;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/**
 * Algebra on one instruction: a value that is there already, a constant, or a cheaper instruction.
 */
final class Simplifier {
  private final Graph graph;

  Simplifier(Graph graph) {
    this.graph = graph;
  }

  /**
   * Returns what does the same as an instruction: the instruction itself, a value, or a new
   * instruction that stands nowhere yet.
   */
  Value simplify(Instruction instruction) {
    return switch (instruction) {
      case Binary binary -> simplify(binary);
      case Unary unary -> simplify(unary);
      case Compare compare -> simplify(compare);
      case CompareThreeWay order -> {
        if (order.left() instanceof Constant a && order.right() instanceof Constant b) {
          yield graph.intConstant(Long.compare(a.value(), b.value()));
        }
        yield order.left() == order.right() ? graph.intConstant(0) : order;
      }
      case InstanceOf test when test.object() instanceof NullReference -> graph.intConstant(0);
      default -> instruction;
    };
  }

  private Value simplify(Binary binary) {
    Value left = binary.left();
    Value right = binary.right();
    BinaryOperator operator = binary.operator();
    if (left instanceof Constant a && right instanceof Constant b) {
      return fold(binary, a.value(), b.value());
    }
    if (left instanceof Constant && operator.isCommutative()) {
      return again(binary, operator, /* left= */ right, /* right= */ left);
    }
    if (right instanceof Constant constant) {
      return withConstant(binary, constant.value());
    }
    if (left == right) {
      return switch (operator) {
        case SUB, XOR -> graph.constant(binary.type(), 0);
        case AND, OR -> left;
        default -> binary;
      };
    }
    if (operator == BinaryOperator.ADD && right instanceof Unary unary && isNegation(unary)) {
      return again(binary, BinaryOperator.SUB, left, unary.value());
    }
    return binary;
  }

  private static boolean isNegation(Unary unary) {
    return unary.operator() == UnaryOperator.NEGATE;
  }

  private Value fold(Binary binary, long left, long right) {
    BinaryOperator operator = binary.operator();
    boolean division = operator == BinaryOperator.DIV || operator == BinaryOperator.REM;
    if (division && right == 0) {
      return binary;
    }
    return binary.type() == ValueType.INT
        ? graph.intConstant(operator.apply((int) left, (int) right))
        : graph.longConstant(operator.apply(left, right));
  }

  private Value again(Binary old, BinaryOperator operator, Value left, Value right) {
    return simplify(new Binary(graph, old.position(), operator, left, right));
  }

  private Value withConstant(Binary binary, long constant) {
    Value left = binary.left();
    ValueType type = binary.type();
    BinaryOperator operator = binary.operator();
    int width = type == ValueType.LONG ? 64 : 32;
    switch (operator) {
      case ADD -> {
        if (constant == 0) {
          return left;
        }
      }
      case SUB -> {
        return again(binary, BinaryOperator.ADD, left, graph.constant(type, cut(type, -constant)));
      }
      case OR, XOR -> {
        if (constant == 0) {
          return left;
        }
        if (operator == BinaryOperator.OR && constant == -1) {
          return binary.right();
        }
      }
      case AND -> {
        if (constant == -1) {
          return left;
        }
        if (constant == 0) {
          return binary.right();
        }
        if (isWithin(left, constant)) {
          return left;
        }
        if (constant == 0xFFFF_FFFFL
            && left instanceof Unary extension
            && extension.operator() == UnaryOperator.INT_TO_LONG) {
          return new Unary(
              graph, binary.position(), UnaryOperator.INT_TO_LONG_UNSIGNED, extension.value());
        }
      }
      case MUL -> {
        if (constant == 1) {
          return left;
        }
        if (constant == 0) {
          return binary.right();
        }
        if (constant == -1) {
          return new Unary(graph, binary.position(), UnaryOperator.NEGATE, left);
        }
        if (Long.bitCount(constant) == 1 && (width == 64 || constant > 0)) {
          int distance = Long.numberOfTrailingZeros(constant);
          return again(binary, BinaryOperator.SHL, left, graph.intConstant(distance));
        }
      }
      case SHL, SHR, USHR -> {
        int distance = (int) constant & (width - 1);
        if (distance == 0) {
          return left;
        }
        if (distance != constant) {
          return again(binary, operator, left, graph.intConstant(distance));
        }
      }
      case DIV -> {
        if (constant == 1) {
          return left;
        }
      }
      case REM -> {
        if (constant == 1) {
          return graph.constant(type, 0);
        }
      }
    }
    return combined(binary, constant);
  }

  /** Joins two operations with constants into one. */
  private Value combined(Binary binary, long constant) {
    BinaryOperator operator = binary.operator();
    boolean joins =
        switch (operator) {
          case ADD, AND, OR, XOR, MUL -> true;
          case SUB, DIV, REM, SHL, SHR, USHR -> false;
        };
    if (joins
        && binary.left() instanceof Binary inner
        && inner.operator() == operator
        && inner.right() instanceof Constant first) {
      long both =
          binary.type() == ValueType.INT
              ? operator.apply(first.intValue(), (int) constant)
              : operator.apply(first.value(), constant);
      return again(binary, operator, inner.left(), graph.constant(binary.type(), both));
    }
    return binary;
  }

  private static long cut(ValueType type, long value) {
    return type == ValueType.INT ? (int) value : value;
  }

  /** Returns whether a value has no bits but those of a mask. */
  private static boolean isWithin(Value value, long mask) {
    if (mask < 0) {
      return false;
    }
    return switch (value) {
      case LoadElement load -> isUnsignedWithin(load.kind(), mask);
      case LoadField load -> isUnsignedWithin(load.field().kind(), mask);
      case LoadStatic load -> isUnsignedWithin(load.field().kind(), mask);
      case Unary unary ->
          unary.operator() == UnaryOperator.INT_TO_CHAR && (mask & 0xFFFF) == 0xFFFF;
      case Binary binary
          when binary.operator() == BinaryOperator.AND
              && binary.right() instanceof Constant inner ->
          inner.value() >= 0 && (inner.value() & ~mask) == 0;
      case Compare _ -> (mask & 1) == 1;
      default -> false;
    };
  }

  private static boolean isUnsignedWithin(ElementKind kind, long mask) {
    return switch (kind) {
      case BOOLEAN -> (mask & 1) == 1;
      case CHAR -> (mask & 0xFFFF) == 0xFFFF;
      default -> false;
    };
  }

  private Value simplify(Unary unary) {
    Value value = unary.value();
    UnaryOperator operator = unary.operator();
    if (value instanceof Constant constant) {
      long result = operator.apply(constant.value());
      return graph.constant(unary.type(), cut(unary.type(), result));
    }
    if (value instanceof Unary inner) {
      return simplifyPair(unary, inner);
    }
    ElementKind kind =
        switch (value) {
          case LoadElement load -> load.kind();
          case LoadField load -> load.field().kind();
          case LoadStatic load -> load.field().kind();
          default -> null;
        };
    boolean alreadyNarrow =
        switch (operator) {
          case INT_TO_BYTE -> kind == ElementKind.BYTE;
          case INT_TO_SHORT -> kind == ElementKind.BYTE || kind == ElementKind.SHORT;
          case INT_TO_CHAR -> kind == ElementKind.CHAR;
          default -> false;
        };
    if (alreadyNarrow) {
      return value;
    }
    if (value instanceof Binary mask
        && mask.operator() == BinaryOperator.AND
        && mask.right() instanceof Constant constant) {
      return simplifyMasked(unary, mask, constant.value());
    }
    return unary;
  }

  private Value simplifyPair(Unary outer, Unary inner) {
    UnaryOperator first = inner.operator();
    return switch (outer.operator()) {
      case NEGATE -> first == UnaryOperator.NEGATE ? inner.value() : outer;
      case LONG_TO_INT ->
          first == UnaryOperator.INT_TO_LONG || first == UnaryOperator.INT_TO_LONG_UNSIGNED
              ? inner.value()
              : outer;
      case INT_TO_BYTE, INT_TO_CHAR, INT_TO_SHORT -> {
        if (first == outer.operator()
            || (first == UnaryOperator.INT_TO_BYTE
                && outer.operator() == UnaryOperator.INT_TO_SHORT)) {
          yield inner;
        }
        boolean keepsBits =
            outer.operator() == UnaryOperator.INT_TO_BYTE
                || first == UnaryOperator.INT_TO_CHAR
                || first == UnaryOperator.INT_TO_SHORT;
        boolean cuts =
            first == UnaryOperator.INT_TO_CHAR
                || first == UnaryOperator.INT_TO_SHORT
                || first == UnaryOperator.INT_TO_BYTE;
        yield keepsBits && cuts
            ? new Unary(graph, outer.position(), outer.operator(), inner.value())
            : outer;
      }
      case INT_TO_LONG, INT_TO_LONG_UNSIGNED -> outer;
    };
  }

  /** A mask that keeps all the bits that the conversion keeps is not needed. */
  private Value simplifyMasked(Unary unary, Binary mask, long bits) {
    long kept =
        switch (unary.operator()) {
          case INT_TO_BYTE -> 0xFF;
          case INT_TO_CHAR, INT_TO_SHORT -> 0xFFFF;
          case LONG_TO_INT -> 0xFFFF_FFFFL;
          default -> 0;
        };
    if (kept != 0 && (bits & kept) == kept) {
      return simplify(new Unary(graph, unary.position(), unary.operator(), mask.left()));
    }
    return unary;
  }

  private Value simplify(Compare compare) {
    Value left = compare.left();
    Value right = compare.right();
    Condition condition = compare.condition();
    if (left instanceof Constant a && right instanceof Constant b) {
      return graph.intConstant(condition.test(a.value(), b.value()) ? 1 : 0);
    }
    if (left == right) {
      return graph.intConstant(condition.test(0, 0) ? 1 : 0);
    }
    if (left instanceof Constant) {
      return simplify(
          new Compare(
              graph,
              compare.position(),
              condition.swapped(),
              /* left= */ right,
              /* right= */ left));
    }
    boolean againstZero = right instanceof Constant constant && constant.value() == 0;
    if (againstZero && left instanceof Compare inner) {
      if (condition == Condition.NOT_EQUAL) {
        return inner;
      }
      if (condition == Condition.EQUAL) {
        return new Compare(
            graph, compare.position(), inner.condition().negated(), inner.left(), inner.right());
      }
    }
    if (againstZero && left instanceof CompareThreeWay order) {
      return simplify(
          new Compare(graph, compare.position(), condition, order.left(), order.right()));
    }
    return compare;
  }
}
