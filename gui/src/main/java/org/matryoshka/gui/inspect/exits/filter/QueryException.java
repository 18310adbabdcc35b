package org.matryoshka.gui.inspect.exits.filter;

/** A filter that can't be understood; the message says what is wrong and what to write. */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1;

  private final int position;
  private final int length;

  QueryException(int position, int length, String message) {
    super(message, null, false, false);
    this.position = position;
    this.length = length;
  }

  /** Where the wrong part begins, counted from 0. */
  public int position() {
    return position;
  }

  /** Characters of the wrong part; 0 at the end of the text. */
  public int length() {
    return length;
  }
}
