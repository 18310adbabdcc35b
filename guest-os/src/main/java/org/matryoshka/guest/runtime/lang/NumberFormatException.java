package org.matryoshka.guest.runtime.lang;

/** A text is not a number. */
public class NumberFormatException extends IllegalArgumentException {
  /** Without message. */
  public NumberFormatException() {}

  /** With a message; may be null. */
  public NumberFormatException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public NumberFormatException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public NumberFormatException(java.lang.Throwable cause) {
    super(cause);
  }
}
