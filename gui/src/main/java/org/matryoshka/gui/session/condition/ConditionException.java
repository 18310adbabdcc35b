package org.matryoshka.gui.session.condition;

/** A text is no condition. The message begins with the column and says what is wrong there. */
public final class ConditionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int column;

  ConditionException(int column, String message) {
    super("column " + column + ": " + message);
    this.column = column;
  }

  /** Where it is wrong, from 1. */
  public int column() {
    return column;
  }
}
