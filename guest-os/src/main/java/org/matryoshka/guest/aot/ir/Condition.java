package org.matryoshka.guest.aot.ir;

/** How two values are compared. References know {@code EQUAL} and {@code NOT_EQUAL} only. */
public enum Condition {
  /** Left = right. */
  EQUAL("=="),
  /** Left differs from right. */
  NOT_EQUAL("!="),
  /** Left is less, signed. */
  LESS("<"),
  /** Left is greater or equal, signed. */
  GREATER_EQUAL(">="),
  /** Left is greater, signed. */
  GREATER(">"),
  /** Left is less or equal, signed. */
  LESS_EQUAL("<="),
  /** Left is less, unsigned. */
  BELOW("<u"),
  /** Left is greater or equal, unsigned. */
  ABOVE_EQUAL(">=u"),
  /** Left is greater, unsigned. */
  ABOVE(">u"),
  /** Left is less or equal, unsigned. */
  BELOW_EQUAL("<=u");

  private final String symbol;

  Condition(String symbol) {
    this.symbol = symbol;
  }

  /** Returns how dumps write it. */
  public String symbol() {
    return symbol;
  }

  /** Returns the condition that holds exactly when this one does not. */
  public Condition negated() {
    return switch (this) {
      case EQUAL -> NOT_EQUAL;
      case NOT_EQUAL -> EQUAL;
      case LESS -> GREATER_EQUAL;
      case GREATER_EQUAL -> LESS;
      case GREATER -> LESS_EQUAL;
      case LESS_EQUAL -> GREATER;
      case BELOW -> ABOVE_EQUAL;
      case ABOVE_EQUAL -> BELOW;
      case ABOVE -> BELOW_EQUAL;
      case BELOW_EQUAL -> ABOVE;
    };
  }

  /** Returns the condition that says the same of right and left. */
  public Condition swapped() {
    return switch (this) {
      case EQUAL -> EQUAL;
      case NOT_EQUAL -> NOT_EQUAL;
      case LESS -> GREATER;
      case GREATER_EQUAL -> LESS_EQUAL;
      case GREATER -> LESS;
      case LESS_EQUAL -> GREATER_EQUAL;
      case BELOW -> ABOVE;
      case ABOVE_EQUAL -> BELOW_EQUAL;
      case ABOVE -> BELOW;
      case BELOW_EQUAL -> ABOVE_EQUAL;
    };
  }

  /**
   * Returns whether the condition holds of two numbers.
   *
   * @param left an int must have been extended with its sign
   * @param right likewise
   */
  public boolean test(long left, long right) {
    return switch (this) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case GREATER_EQUAL -> left >= right;
      case GREATER -> left > right;
      case LESS_EQUAL -> left <= right;
      case BELOW -> Long.compareUnsigned(left, right) < 0;
      case ABOVE_EQUAL -> Long.compareUnsigned(left, right) >= 0;
      case ABOVE -> Long.compareUnsigned(left, right) > 0;
      case BELOW_EQUAL -> Long.compareUnsigned(left, right) <= 0;
    };
  }
}
