package org.matryoshka.guest.runtime.lang;

/** A condition that no program is meant to handle. */
public class Error extends Throwable {
  /** Without message. */
  public Error() {}

  /** With a message; may be null. */
  public Error(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public Error(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public Error(java.lang.Throwable cause) {
    super(cause);
  }
}
