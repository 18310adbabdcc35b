package org.matryoshka.guest.runtime.lang;

/** Static helpers of shorts; there are no objects. */
public final class Short {
  /** The least short. */
  public static final short MIN_VALUE = -32768;

  /** The greatest short. */
  public static final short MAX_VALUE = 32767;

  private Short() {}

  /** The value as 0 to 65535. */
  public static int toUnsignedInt(short value) {
    return value & 0xffff;
  }

  /** The two bytes in the other order. */
  public static short reverseBytes(short value) {
    return (short) ((value << 8) | ((value >> 8) & 0xff));
  }

  /** Negative, 0 or positive as the left is less, equal or greater. */
  public static int compare(short left, short right) {
    return left - right;
  }
}
