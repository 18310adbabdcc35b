package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;

/** What is known of an int at once, without looking at the paths that lead to it. */
final class Ranges {
  private Ranges() {}

  /**
   * Whether an int is 0 or more.
   *
   * @param depth how many operands deep to look
   */
  static boolean isNonNegative(Value value, int depth) {
    if (depth == 0) {
      return false;
    }
    return switch (value) {
      case Constant constant -> constant.intValue() >= 0;
      case ArrayLength length -> true;
      case Compare compare -> true;
      case InstanceOf test -> true;
      case LoadField load -> isUnsigned(load.field().kind());
      case LoadStatic load -> isUnsigned(load.field().kind());
      case LoadElement load -> isUnsigned(load.kind());
      case Unary unary -> unary.operator() == UnaryOperator.INT_TO_CHAR;
      case IntrinsicCall call -> call.method().name().startsWith("readUnsigned");
      case Binary binary -> isNonNegative(binary, depth - 1);
      default -> false;
    };
  }

  /** Whether an int is certainly between 0 and a number, that number not included. */
  static boolean isBelow(Value value, long limit) {
    return switch (value) {
      case Constant constant -> constant.intValue() >= 0 && constant.intValue() < limit;
      case Compare compare -> limit > 1;
      case LoadElement load when load.kind() == ElementKind.CHAR -> limit > 0xFFFF;
      case Unary unary when unary.operator() == UnaryOperator.INT_TO_CHAR -> limit > 0xFFFF;
      case IntrinsicCall call when call.method().name().equals("readUnsignedByte") -> limit > 0xFF;
      case Binary binary ->
          switch (binary.operator()) {
            case AND -> isBelow(binary.left(), limit) || isBelow(binary.right(), limit);
            case USHR ->
                isBelow(binary.left(), limit)
                    || (binary.right() instanceof Constant distance
                        && (distance.value() & 31) != 0
                        && 0xFFFF_FFFFL >>> (distance.value() & 31) < limit);
            case REM ->
                isNonNegative(binary.left(), 4)
                    && binary.right() instanceof Constant divisor
                    && Math.abs((long) divisor.intValue()) <= limit;
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean isUnsigned(ElementKind kind) {
    return kind == ElementKind.BOOLEAN || kind == ElementKind.CHAR;
  }

  private static boolean isNonNegative(Binary binary, int depth) {
    return switch (binary.operator()) {
      case AND -> isNonNegative(binary.left(), depth) || isNonNegative(binary.right(), depth);
      case OR, XOR, DIV ->
          isNonNegative(binary.left(), depth) && isNonNegative(binary.right(), depth);
      case REM, SHR -> isNonNegative(binary.left(), depth);
      case USHR ->
          isNonNegative(binary.left(), depth)
              || (binary.right() instanceof Constant distance && (distance.value() & 31) != 0);
      case ADD, SUB, MUL, SHL -> false;
    };
  }
}
