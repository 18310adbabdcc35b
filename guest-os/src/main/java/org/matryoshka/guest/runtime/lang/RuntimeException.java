package org.matryoshka.guest.runtime.lang;

/** A mistake in the program. */
public class RuntimeException extends Exception {
  /** Without message. */
  public RuntimeException() {}

  /** With a message; may be null. */
  public RuntimeException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public RuntimeException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public RuntimeException(java.lang.Throwable cause) {
    super(cause);
  }
}
