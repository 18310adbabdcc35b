package org.matryoshka.guest.runtime.lang;

/** No case of a switch matches. */
public class MatchException extends RuntimeException {
  /** Without message. */
  public MatchException() {}

  /** With a message; may be null. */
  public MatchException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public MatchException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public MatchException(java.lang.Throwable cause) {
    super(cause);
  }
}
