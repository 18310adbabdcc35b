package org.matryoshka.guest.runtime.lang;

/** An array of negative length. */
public class NegativeArraySizeException extends RuntimeException {
  /** Without message. */
  public NegativeArraySizeException() {}

  /** With a message; may be null. */
  public NegativeArraySizeException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public NegativeArraySizeException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public NegativeArraySizeException(java.lang.Throwable cause) {
    super(cause);
  }
}
