package org.matryoshka.guest.runtime.lang;

/** A number has no such result. */
public class ArithmeticException extends RuntimeException {
  /** Without message. */
  public ArithmeticException() {}

  /** With a message; may be null. */
  public ArithmeticException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public ArithmeticException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public ArithmeticException(java.lang.Throwable cause) {
    super(cause);
  }
}
