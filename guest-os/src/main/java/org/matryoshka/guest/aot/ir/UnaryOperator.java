package org.matryoshka.guest.aot.ir;

/** An operation on one number. */
public enum UnaryOperator {
  /** Negation of an int or a long. */
  NEGATE(null),
  /** Extends an int with its sign. */
  INT_TO_LONG(ValueType.LONG),
  /** Extends an int with zeros. */
  INT_TO_LONG_UNSIGNED(ValueType.LONG),
  /** Keeps the low half of a long. */
  LONG_TO_INT(ValueType.INT),
  /** Extends the low 8 bits of an int with their sign. */
  INT_TO_BYTE(ValueType.INT),
  /** Extends the low 16 bits of an int with zeros. */
  INT_TO_CHAR(ValueType.INT),
  /** Extends the low 16 bits of an int with their sign. */
  INT_TO_SHORT(ValueType.INT);

  private final ValueType result;

  UnaryOperator(ValueType result) {
    this.result = result;
  }

  /** Returns the type of the result for an operand's type. */
  public ValueType resultType(ValueType operand) {
    return result == null ? operand : result;
  }

  /** Returns the type that the operand must have, or null if int and long will do. */
  public ValueType operandType() {
    return switch (this) {
      case NEGATE -> null;
      case LONG_TO_INT -> ValueType.LONG;
      default -> ValueType.INT;
    };
  }

  /** Returns the result; ints are extended with their sign, and a negated int must be cut. */
  public long apply(long operand) {
    return switch (this) {
      case NEGATE -> -operand;
      case INT_TO_LONG, LONG_TO_INT -> (int) operand;
      case INT_TO_LONG_UNSIGNED -> operand & 0xFFFF_FFFFL;
      case INT_TO_BYTE -> (byte) operand;
      case INT_TO_CHAR -> (char) operand;
      case INT_TO_SHORT -> (short) operand;
    };
  }
}
