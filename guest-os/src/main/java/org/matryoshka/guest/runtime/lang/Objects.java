package org.matryoshka.guest.runtime.lang;

/** Stands for {@code java.util.Objects}. */
public final class Objects {
  private Objects() {}

  /** The object if it is not null; else throws. */
  public static <T> T requireNonNull(T object) {
    if (object == null) {
      throw new java.lang.NullPointerException();
    }
    return object;
  }

  /** The object if it is not null; else throws with a message. */
  public static <T> T requireNonNull(T object, java.lang.String message) {
    if (object == null) {
      throw new java.lang.NullPointerException(message);
    }
    return object;
  }

  /** Whether both are null or equal. */
  public static boolean equals(java.lang.Object left, java.lang.Object right) {
    return left == right || (left != null && left.equals(right));
  }

  /** The object's hash code; 0 for null. */
  public static int hashCode(java.lang.Object object) {
    return object == null ? 0 : object.hashCode();
  }

  /** The index if it is from 0 to length - 1; else throws. */
  public static int checkIndex(int index, int length) {
    if (index < 0 || index >= length) {
      throw new java.lang.IndexOutOfBoundsException(
          "Index " + index + " out of bounds for length " + length);
    }
    return index;
  }
}
