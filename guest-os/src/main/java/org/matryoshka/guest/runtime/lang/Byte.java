package org.matryoshka.guest.runtime.lang;

/** Static helpers of bytes; there are no objects. */
public final class Byte {
  /** The least byte. */
  public static final byte MIN_VALUE = -128;

  /** The greatest byte. */
  public static final byte MAX_VALUE = 127;

  private Byte() {}

  /** The value as 0 to 255. */
  public static int toUnsignedInt(byte value) {
    return value & 0xff;
  }

  /** The value as 0 to 255. */
  public static long toUnsignedLong(byte value) {
    return value & 0xffL;
  }

  /** Negative, 0 or positive as the left is less, equal or greater. */
  public static int compare(byte left, byte right) {
    return left - right;
  }
}
