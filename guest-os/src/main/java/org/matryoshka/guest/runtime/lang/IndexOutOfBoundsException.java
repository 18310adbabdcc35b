package org.matryoshka.guest.runtime.lang;

/** An index is too small or too large. */
public class IndexOutOfBoundsException extends RuntimeException {
  /** Without message. */
  public IndexOutOfBoundsException() {}

  /** With a message; may be null. */
  public IndexOutOfBoundsException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public IndexOutOfBoundsException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public IndexOutOfBoundsException(java.lang.Throwable cause) {
    super(cause);
  }
}
