package org.matryoshka.guest.runtime.lang;

/** What can not be, is. */
public class AssertionError extends Error {
  /** Without message. */
  public AssertionError() {}

  /** With what the detail's {@code toString} returns as message. */
  public AssertionError(java.lang.Object detail) {
    super(java.lang.String.valueOf(detail), null);
  }

  /** With a message and a cause; either may be null. */
  public AssertionError(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }
}
