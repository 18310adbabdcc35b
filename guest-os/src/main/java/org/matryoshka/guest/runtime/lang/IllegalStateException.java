package org.matryoshka.guest.runtime.lang;

/** The object is in no state for this. */
public class IllegalStateException extends RuntimeException {
  /** Without message. */
  public IllegalStateException() {}

  /** With a message; may be null. */
  public IllegalStateException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public IllegalStateException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public IllegalStateException(java.lang.Throwable cause) {
    super(cause);
  }
}
