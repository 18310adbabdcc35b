package org.matryoshka.guest.runtime.lang;

/** A string index is too small or too large. */
public class StringIndexOutOfBoundsException extends IndexOutOfBoundsException {
  /** Without message. */
  public StringIndexOutOfBoundsException() {}

  /** With a message; may be null. */
  public StringIndexOutOfBoundsException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public StringIndexOutOfBoundsException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public StringIndexOutOfBoundsException(java.lang.Throwable cause) {
    super(cause);
  }
}
