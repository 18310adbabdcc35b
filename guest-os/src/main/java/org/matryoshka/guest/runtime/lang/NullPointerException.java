package org.matryoshka.guest.runtime.lang;

/** Null where an object is needed. */
public class NullPointerException extends RuntimeException {
  /** Without message. */
  public NullPointerException() {}

  /** With a message; may be null. */
  public NullPointerException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public NullPointerException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public NullPointerException(java.lang.Throwable cause) {
    super(cause);
  }
}
