package org.matryoshka.guest.runtime.lang;

/** Stands for {@code java.util.Arrays}. */
public final class Arrays {
  private Arrays() {}

  /** Sets all elements. */
  public static void fill(boolean[] array, boolean value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  /** Sets the elements from an index to before another. */
  public static void fill(boolean[] array, int start, int end, boolean value) {
    checkRange(array.length, start, end);
    for (int i = start; i < end; i++) {
      array[i] = value;
    }
  }

  /** Sets all elements. */
  public static void fill(byte[] array, byte value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  /** Sets the elements from an index to before another. */
  public static void fill(byte[] array, int start, int end, byte value) {
    checkRange(array.length, start, end);
    for (int i = start; i < end; i++) {
      array[i] = value;
    }
  }

  /** Sets all elements. */
  public static void fill(short[] array, short value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  /** Sets the elements from an index to before another. */
  public static void fill(short[] array, int start, int end, short value) {
    checkRange(array.length, start, end);
    for (int i = start; i < end; i++) {
      array[i] = value;
    }
  }

  /** Sets all elements. */
  public static void fill(char[] array, char value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  /** Sets the elements from an index to before another. */
  public static void fill(char[] array, int start, int end, char value) {
    checkRange(array.length, start, end);
    for (int i = start; i < end; i++) {
      array[i] = value;
    }
  }

  /** Sets all elements. */
  public static void fill(int[] array, int value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  /** Sets the elements from an index to before another. */
  public static void fill(int[] array, int start, int end, int value) {
    checkRange(array.length, start, end);
    for (int i = start; i < end; i++) {
      array[i] = value;
    }
  }

  /** Sets all elements. */
  public static void fill(long[] array, long value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  /** Sets the elements from an index to before another. */
  public static void fill(long[] array, int start, int end, long value) {
    checkRange(array.length, start, end);
    for (int i = start; i < end; i++) {
      array[i] = value;
    }
  }

  /** Sets all elements. */
  public static void fill(java.lang.Object[] array, java.lang.Object value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  /** Sets the elements from an index to before another. */
  public static void fill(java.lang.Object[] array, int start, int end, java.lang.Object value) {
    checkRange(array.length, start, end);
    for (int i = start; i < end; i++) {
      array[i] = value;
    }
  }

  /** A copy with so many elements: cut, or with zeros at the end. */
  public static boolean[] copyOf(boolean[] array, int length) {
    boolean[] copy = new boolean[length];
    java.lang.System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** A copy of the elements from an index to before another, with zeros behind the end. */
  public static boolean[] copyOfRange(boolean[] array, int start, int end) {
    boolean[] copy = new boolean[rangeLength(start, end)];
    java.lang.System.arraycopy(array, start, copy, 0, Math.min(end, array.length) - start);
    return copy;
  }

  /** Whether both have equal elements, or both are null. */
  public static boolean equals(boolean[] left, boolean[] right) {
    if (left == right) {
      return true;
    }
    if (left == null || right == null || left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy with so many elements: cut, or with zeros at the end. */
  public static byte[] copyOf(byte[] array, int length) {
    byte[] copy = new byte[length];
    java.lang.System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** A copy of the elements from an index to before another, with zeros behind the end. */
  public static byte[] copyOfRange(byte[] array, int start, int end) {
    byte[] copy = new byte[rangeLength(start, end)];
    java.lang.System.arraycopy(array, start, copy, 0, Math.min(end, array.length) - start);
    return copy;
  }

  /** Whether both have equal elements, or both are null. */
  public static boolean equals(byte[] left, byte[] right) {
    if (left == right) {
      return true;
    }
    if (left == null || right == null || left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy with so many elements: cut, or with zeros at the end. */
  public static short[] copyOf(short[] array, int length) {
    short[] copy = new short[length];
    java.lang.System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** A copy of the elements from an index to before another, with zeros behind the end. */
  public static short[] copyOfRange(short[] array, int start, int end) {
    short[] copy = new short[rangeLength(start, end)];
    java.lang.System.arraycopy(array, start, copy, 0, Math.min(end, array.length) - start);
    return copy;
  }

  /** Whether both have equal elements, or both are null. */
  public static boolean equals(short[] left, short[] right) {
    if (left == right) {
      return true;
    }
    if (left == null || right == null || left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy with so many elements: cut, or with zeros at the end. */
  public static char[] copyOf(char[] array, int length) {
    char[] copy = new char[length];
    java.lang.System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** A copy of the elements from an index to before another, with zeros behind the end. */
  public static char[] copyOfRange(char[] array, int start, int end) {
    char[] copy = new char[rangeLength(start, end)];
    java.lang.System.arraycopy(array, start, copy, 0, Math.min(end, array.length) - start);
    return copy;
  }

  /** Whether both have equal elements, or both are null. */
  public static boolean equals(char[] left, char[] right) {
    if (left == right) {
      return true;
    }
    if (left == null || right == null || left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy with so many elements: cut, or with zeros at the end. */
  public static int[] copyOf(int[] array, int length) {
    int[] copy = new int[length];
    java.lang.System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** A copy of the elements from an index to before another, with zeros behind the end. */
  public static int[] copyOfRange(int[] array, int start, int end) {
    int[] copy = new int[rangeLength(start, end)];
    java.lang.System.arraycopy(array, start, copy, 0, Math.min(end, array.length) - start);
    return copy;
  }

  /** Whether both have equal elements, or both are null. */
  public static boolean equals(int[] left, int[] right) {
    if (left == right) {
      return true;
    }
    if (left == null || right == null || left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy with so many elements: cut, or with zeros at the end. */
  public static long[] copyOf(long[] array, int length) {
    long[] copy = new long[length];
    java.lang.System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** A copy of the elements from an index to before another, with zeros behind the end. */
  public static long[] copyOfRange(long[] array, int start, int end) {
    long[] copy = new long[rangeLength(start, end)];
    java.lang.System.arraycopy(array, start, copy, 0, Math.min(end, array.length) - start);
    return copy;
  }

  /** Whether both have equal elements, or both are null. */
  public static boolean equals(long[] left, long[] right) {
    if (left == right) {
      return true;
    }
    if (left == null || right == null || left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy with so many elements, of the same class of array: cut, or with nulls at the end. */
  @SuppressWarnings("unchecked")
  public static <T> T[] copyOf(T[] array, int length) {
    T[] copy = (T[]) ArrayCopies.make(array, length);
    java.lang.System.arraycopy(array, 0, copy, 0, Math.min(length, array.length));
    return copy;
  }

  /** The sum over elements as the JDK defines the hash code; 0 for null. */
  public static int hashCode(int[] array) {
    if (array == null) {
      return 0;
    }
    int hash = 1;
    for (int i = 0; i < array.length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** The sum over elements as the JDK defines the hash code; 0 for null. */
  public static int hashCode(long[] array) {
    if (array == null) {
      return 0;
    }
    int hash = 1;
    for (int i = 0; i < array.length; i++) {
      hash = 31 * hash + Long.hashCode(array[i]);
    }
    return hash;
  }

  private static int rangeLength(int start, int end) {
    if (start > end) {
      throw new java.lang.IllegalArgumentException(start + " > " + end);
    }
    return end - start;
  }

  private static void checkRange(int length, int start, int end) {
    rangeLength(start, end);
    if (start < 0 || end > length) {
      throw new java.lang.ArrayIndexOutOfBoundsException(
          "range from " + start + " to " + end + " in an array of " + length);
    }
  }
}
