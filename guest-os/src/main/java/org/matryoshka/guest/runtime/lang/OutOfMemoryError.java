package org.matryoshka.guest.runtime.lang;

/** No memory is left. */
public class OutOfMemoryError extends Error {
  /** Without message. */
  public OutOfMemoryError() {}

  /** With a message; may be null. */
  public OutOfMemoryError(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public OutOfMemoryError(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public OutOfMemoryError(java.lang.Throwable cause) {
    super(cause);
  }
}
