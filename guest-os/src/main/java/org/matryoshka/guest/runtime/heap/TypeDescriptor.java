package org.matryoshka.guest.runtime.heap;

import org.matryoshka.guest.magic.Memory;

/**
 * The layout of type descriptors and of objects, fixed between compiler, collector and stack
 * traces. A descriptor is read-only data that the compiler emits for each class and array type; its
 * address is the one word of every object's header.
 */
public final class TypeDescriptor {
  /** u32: bytes of an instance with header; for arrays {@link #ARRAY_ELEMENTS}. */
  public static final int INSTANCE_SIZE = 0;

  /** u32: the kind in bits 0 to 7, log2 of the element size in bits 8 to 15. */
  public static final int KIND = 4;

  /** u64: address of a u32 count and as many u32 offsets of reference fields, or 0. */
  public static final int REFERENCE_MAP = 8;

  /** u64: address of the class's name, a String object. */
  public static final int NAME = 16;

  /** u32: the class's number. */
  public static final int CLASS_NUMBER = 24;

  /** u32: how many consecutive class numbers, from its own on, are its subtypes'. */
  public static final int SUBTYPE_COUNT = 28;

  /** u64: address of the bitmap of implemented interfaces, or 0. */
  public static final int INTERFACES = 32;

  /** u64: address of the element type's descriptor (arrays of references), or 0. */
  public static final int ELEMENT = 40;

  /** The virtual method table: u64 code addresses. */
  public static final int METHODS = 48;

  /** Kind: an object with fields. */
  public static final int OBJECT = 0;

  /** Kind: an array of references. */
  public static final int REFERENCE_ARRAY = 1;

  /** Kind: an array of primitives. */
  public static final int PRIMITIVE_ARRAY = 2;

  /** Offset of the first field in an object. */
  public static final int FIELDS = 8;

  /** Offset of the int length in an array. */
  public static final int ARRAY_LENGTH = 8;

  /** Offset of the first element in an array. */
  public static final int ARRAY_ELEMENTS = 16;

  private TypeDescriptor() {}

  /** Bytes of an instance; for arrays those before the elements. */
  public static int instanceSize(long descriptor) {
    return Memory.readInt(descriptor + INSTANCE_SIZE);
  }

  /** {@link #OBJECT}, {@link #REFERENCE_ARRAY} or {@link #PRIMITIVE_ARRAY}. */
  public static int kind(long descriptor) {
    return Memory.readUnsignedByte(descriptor + KIND);
  }

  /** Log2 of the bytes of an array's element. */
  public static int elementShift(long descriptor) {
    return Memory.readUnsignedByte(descriptor + KIND + 1);
  }
}
