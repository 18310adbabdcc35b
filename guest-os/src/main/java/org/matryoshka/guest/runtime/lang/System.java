package org.matryoshka.guest.runtime.lang;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/** Copying between arrays; nothing else of {@code java.lang.System}. */
public final class System {
  private System() {}

  /** Copies elements, as if through a third array where source and destination overlap. */
  public static void arraycopy(
      java.lang.Object source,
      int sourceStart,
      java.lang.Object destination,
      int destinationStart,
      int length) {
    long from = References.addressOf(source);
    long to = References.addressOf(destination);
    long descriptor = References.descriptorOf(source);
    long destinationDescriptor = References.descriptorOf(destination);
    int kind = Memory.readInt(descriptor + TypeDescriptor.KIND);
    if (kind != Memory.readInt(destinationDescriptor + TypeDescriptor.KIND)
        || (kind & 0xff) == TypeDescriptor.OBJECT) {
      throw new java.lang.ArrayStoreException("arraycopy: not two arrays of one kind");
    }
    int sourceLength = Memory.readInt(from + TypeDescriptor.ARRAY_LENGTH);
    int destinationLength = Memory.readInt(to + TypeDescriptor.ARRAY_LENGTH);
    if ((sourceStart | destinationStart | length) < 0
        || sourceStart > sourceLength - length
        || destinationStart > destinationLength - length) {
      throw new java.lang.ArrayIndexOutOfBoundsException(
          "arraycopy: last source index "
              + (sourceStart + (long) length)
              + " of "
              + sourceLength
              + ", last destination index "
              + (destinationStart + (long) length)
              + " of "
              + destinationLength);
    }
    if ((kind & 0xff) == TypeDescriptor.REFERENCE_ARRAY && descriptor != destinationDescriptor) {
      copyChecked(
          (java.lang.Object[]) source,
          sourceStart,
          (java.lang.Object[]) destination,
          destinationStart,
          length);
      return;
    }
    int shift = kind >> 8;
    move(
        to + TypeDescriptor.ARRAY_ELEMENTS + ((long) destinationStart << shift),
        from + TypeDescriptor.ARRAY_ELEMENTS + ((long) sourceStart << shift),
        (long) length << shift);
  }

  /** A number made from the address. */
  public static int identityHashCode(java.lang.Object object) {
    return (int) (References.addressOf(object) >> 4);
  }

  /** Element by element, with the check of each store; the arrays differ, so they don't overlap. */
  private static void copyChecked(
      java.lang.Object[] source,
      int sourceStart,
      java.lang.Object[] destination,
      int destinationStart,
      int length) {
    for (int i = 0; i < length; i++) {
      destination[destinationStart + i] = source[sourceStart + i];
    }
  }

  private static void move(long to, long from, long bytes) {
    if (to <= from || to >= from + bytes) {
      Memory.copy(to, from, bytes);
      return;
    }
    // Downwards: eight at a time while there are eight, which may overlap since each is read first.
    long rest = bytes;
    while (rest >= 8) {
      rest -= 8;
      Memory.writeLong(to + rest, Memory.readLong(from + rest));
    }
    while (rest > 0) {
      rest--;
      Memory.writeByte(to + rest, Memory.readByte(from + rest));
    }
  }
}
