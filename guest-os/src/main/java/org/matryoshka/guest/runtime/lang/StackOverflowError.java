package org.matryoshka.guest.runtime.lang;

/** The stack is used up. */
public class StackOverflowError extends Error {
  /** Without message. */
  public StackOverflowError() {}

  /** With a message; may be null. */
  public StackOverflowError(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public StackOverflowError(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public StackOverflowError(java.lang.Throwable cause) {
    super(cause);
  }
}
