package org.matryoshka.guest.runtime.lang;

/** An object is not of the class of the array's elements. */
public class ArrayStoreException extends RuntimeException {
  /** Without message. */
  public ArrayStoreException() {}

  /** With a message; may be null. */
  public ArrayStoreException(java.lang.String message) {
    super(message);
  }

  /** With a message and a cause; either may be null. */
  public ArrayStoreException(java.lang.String message, java.lang.Throwable cause) {
    super(message, cause);
  }

  /** With a cause. */
  public ArrayStoreException(java.lang.Throwable cause) {
    super(cause);
  }
}
