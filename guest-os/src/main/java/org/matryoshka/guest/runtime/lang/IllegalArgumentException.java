package org.matryoshka.guest.runtime.lang;

/** An argument is not allowed. */
public class IllegalArgumentException extends RuntimeException {
  /** Without message. */
  public IllegalArgumentException() {}

  /** With a message; may be null. */
  public IllegalArgumentException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public IllegalArgumentException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public IllegalArgumentException(java.lang.Throwable cause) {
    super(cause);
  }
}
