package org.matryoshka.guest.runtime;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/**
 * The compiled variants of the copies between memory and byte arrays that {@link Memory} declares.
 */
public final class MemoryArrays {
  private MemoryArrays() {}

  /** See {@link Memory#copyToArray}. */
  public static void copyToArray(long source, byte[] array, int offset, int length) {
    check(array, offset, length);
    Memory.copy(elements(array) + offset, source, length);
  }

  /** See {@link Memory#copyFromArray}. */
  public static void copyFromArray(byte[] array, int offset, int length, long destination) {
    check(array, offset, length);
    Memory.copy(destination, elements(array) + offset, length);
  }

  private static long elements(byte[] array) {
    return References.addressOf(array) + TypeDescriptor.ARRAY_ELEMENTS;
  }

  private static void check(byte[] array, int offset, int length) {
    if ((offset | length) < 0 || offset > array.length - length) {
      throw new IndexOutOfBoundsException(
          "range of " + length + " at " + offset + " in an array of " + array.length);
    }
  }
}
