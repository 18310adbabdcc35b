package org.matryoshka.guest.aot.ir;

/**
 * An operation on two numbers of one type, with Java's meaning: overflow wraps around, a shift
 * takes the low 5 (int) or 6 (long) bits of its distance, which is an int in both cases, and the
 * least number divided by -1 is itself with remainder 0.
 */
public enum BinaryOperator {
  /** Sum. */
  ADD,
  /** Difference. */
  SUB,
  /** Product. */
  MUL,
  /** Quotient, rounded towards zero; the divisor is not 0. */
  DIV,
  /** Remainder, with the sign of the dividend; the divisor is not 0. */
  REM,
  /** Bitwise and. */
  AND,
  /** Bitwise or. */
  OR,
  /** Bitwise exclusive or. */
  XOR,
  /** Shift left. */
  SHL,
  /** Shift right, filled with the sign. */
  SHR,
  /** Shift right, filled with zeros. */
  USHR;

  /** Returns whether the operands may change places. */
  public boolean isCommutative() {
    return switch (this) {
      case ADD, MUL, AND, OR, XOR -> true;
      case SUB, DIV, REM, SHL, SHR, USHR -> false;
    };
  }

  /** Returns whether this is a shift, whose right operand is an int. */
  public boolean isShift() {
    return this == SHL || this == SHR || this == USHR;
  }

  /** Returns the result for two ints. */
  public int apply(int left, int right) {
    return switch (this) {
      case ADD -> left + right;
      case SUB -> left - right;
      case MUL -> left * right;
      case DIV -> left / right;
      case REM -> left % right;
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      case SHL -> left << right;
      case SHR -> left >> right;
      case USHR -> left >>> right;
    };
  }

  /** Returns the result for two longs. */
  public long apply(long left, long right) {
    return switch (this) {
      case ADD -> left + right;
      case SUB -> left - right;
      case MUL -> left * right;
      case DIV -> left / right;
      case REM -> left % right;
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      case SHL -> left << right;
      case SHR -> left >> right;
      case USHR -> left >>> right;
    };
  }
}
