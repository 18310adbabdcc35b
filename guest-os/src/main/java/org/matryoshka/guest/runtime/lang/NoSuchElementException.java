package org.matryoshka.guest.runtime.lang;

/** There is no further element. */
public class NoSuchElementException extends RuntimeException {
  /** Without message. */
  public NoSuchElementException() {}

  /** With a message; may be null. */
  public NoSuchElementException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public NoSuchElementException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public NoSuchElementException(java.lang.Throwable cause) {
    super(cause);
  }
}
