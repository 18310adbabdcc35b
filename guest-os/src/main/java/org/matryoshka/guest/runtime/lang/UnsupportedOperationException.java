package org.matryoshka.guest.runtime.lang;

/** The object can not do this. */
public class UnsupportedOperationException extends RuntimeException {
  /** Without message. */
  public UnsupportedOperationException() {}

  /** With a message; may be null. */
  public UnsupportedOperationException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public UnsupportedOperationException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public UnsupportedOperationException(java.lang.Throwable cause) {
    super(cause);
  }
}
