package org.matryoshka.guest.runtime.lang;

import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.runtime.heap.Heap;

/**
 * New arrays of the class of others. The compiler calls {@link #copy} for {@code array.clone()}.
 */
public final class ArrayCopies {
  private ArrayCopies() {}

  /** A copy of any array, as {@code clone()} makes it. */
  public static java.lang.Object copy(java.lang.Object array) {
    int length = Heap.arrayLength(array);
    java.lang.Object copy = make(array, length);
    java.lang.System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  static java.lang.Object make(java.lang.Object like, int length) {
    if (length < 0) {
      throw new java.lang.NegativeArraySizeException(java.lang.String.valueOf(length));
    }
    return Heap.allocateArray(References.descriptorOf(like), length);
  }
}
