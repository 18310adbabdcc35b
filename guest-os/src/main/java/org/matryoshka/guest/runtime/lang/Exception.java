package org.matryoshka.guest.runtime.lang;

/** A condition that a program might want to know of. */
public class Exception extends Throwable {
  /** Without message. */
  public Exception() {}

  /** With a message; may be null. */
  public Exception(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public Exception(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public Exception(java.lang.Throwable cause) {
    super(cause);
  }
}
