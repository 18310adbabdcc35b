package org.matryoshka.guest.runtime.lang;

/** An array index is too small or too large. */
public class ArrayIndexOutOfBoundsException extends IndexOutOfBoundsException {
  /** Without message. */
  public ArrayIndexOutOfBoundsException() {}

  /** With a message; may be null. */
  public ArrayIndexOutOfBoundsException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public ArrayIndexOutOfBoundsException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public ArrayIndexOutOfBoundsException(java.lang.Throwable cause) {
    super(cause);
  }
}
