package org.matryoshka.guest.runtime.lang;

import org.matryoshka.guest.runtime.Names;

/**
 * What can be thrown. Nothing is ever caught: a throw ends the program, or stops the kernel, with
 * the class, the message and the stack of the throw. So there is no stack trace inside.
 */
public class Throwable {
  private final java.lang.String message;
  private final java.lang.Throwable cause;

  /** Without message. */
  public Throwable() {
    this((java.lang.String) null);
  }

  /** With a message. */
  public Throwable(java.lang.String message) {
    this(message, null);
  }

  /** With a message and a cause. */
  public Throwable(java.lang.String message, java.lang.Throwable cause) {
    this.message = message;
    this.cause = cause;
  }

  /** With a cause. */
  public Throwable(java.lang.Throwable cause) {
    this(cause == null ? null : cause.toString(), cause);
  }

  /** The message; null if there is none. */
  public java.lang.String getMessage() {
    return message;
  }

  /** The cause; null if there is none. */
  public java.lang.Throwable getCause() {
    return cause;
  }

  /** The class's name, and the message behind a colon. */
  @Override
  public java.lang.String toString() {
    java.lang.String name = Names.classOf(this);
    return message == null ? name : name + ": " + message;
  }
}
