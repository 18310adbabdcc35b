package org.matryoshka.guest.runtime.lang;

/** An object is not of the class. */
public class ClassCastException extends RuntimeException {
  /** Without message. */
  public ClassCastException() {}

  /** With a message; may be null. */
  public ClassCastException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public ClassCastException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public ClassCastException(java.lang.Throwable cause) {
    super(cause);
  }
}
