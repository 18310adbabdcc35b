package org.matryoshka.guest.runtime.lang;

/** Static helpers of ints; there are no objects. */
public final class Integer {
  /** The least value. */
  public static final int MIN_VALUE = 0x8000_0000;

  /** The greatest value. */
  public static final int MAX_VALUE = 0x7fff_ffff;

  /** Bits of a value. */
  public static final int SIZE = 32;

  /** Bytes of a value. */
  public static final int BYTES = 4;

  private Integer() {}

  /** The value in decimal. */
  public static java.lang.String toString(int value) {
    return Numerals.decimal(value);
  }

  /** The value in a radix from 2 to 36. */
  public static java.lang.String toString(int value, int radix) {
    return Numerals.signed(value, radix);
  }

  /** The unsigned value in hexadecimal, without leading zeros. */
  public static java.lang.String toHexString(int value) {
    return Numerals.unsigned(value & 0xffff_ffffL, 4);
  }

  /** The unsigned value in octal, without leading zeros. */
  public static java.lang.String toOctalString(int value) {
    return Numerals.unsigned(value & 0xffff_ffffL, 3);
  }

  /** The unsigned value in binary, without leading zeros. */
  public static java.lang.String toBinaryString(int value) {
    return Numerals.unsigned(value & 0xffff_ffffL, 1);
  }

  /** The unsigned value in decimal. */
  public static java.lang.String toUnsignedString(int value) {
    return Numerals.decimal(value & 0xffff_ffffL);
  }

  /** The value of a decimal text; throws if it is none. */
  public static int parseInt(java.lang.String text) {
    return parseInt(text, 10);
  }

  /** The value of a text in a radix from 2 to 36; throws if it is none. */
  public static int parseInt(java.lang.String text, int radix) {
    return (int) Numerals.parse(text, radix, MIN_VALUE, MAX_VALUE);
  }

  /** -1, 0 or 1 as the left is less, equal or greater. */
  public static int compare(int left, int right) {
    return left < right ? -1 : left == right ? 0 : 1;
  }

  /** As {@link #compare}, of unsigned values. */
  public static int compareUnsigned(int left, int right) {
    return compare(left + MIN_VALUE, right + MIN_VALUE);
  }

  /** -1, 0 or 1 as the value is negative, 0 or positive. */
  public static int signum(int value) {
    return ((value >> 31) | (-value >>> 31));
  }

  /** The sum. */
  public static int sum(int left, int right) {
    return left + right;
  }

  /** The lesser one. */
  public static int min(int left, int right) {
    return left <= right ? left : right;
  }

  /** The greater one. */
  public static int max(int left, int right) {
    return left >= right ? left : right;
  }

  /** The value rotated left; the distance counts modulo 32. */
  public static int rotateLeft(int value, int distance) {
    return (value << distance) | (value >>> -distance);
  }

  /** The value rotated right; the distance counts modulo 32. */
  public static int rotateRight(int value, int distance) {
    return (value >>> distance) | (value << -distance);
  }

  /** The value's highest set bit alone; 0 for 0. */
  public static int highestOneBit(int value) {
    return value & (MIN_VALUE >>> numberOfLeadingZeros(value));
  }

  /** The value's lowest set bit alone; 0 for 0. */
  public static int lowestOneBit(int value) {
    return value & -value;
  }

  /** Hash code: the value. */
  public static int hashCode(int value) {
    return value;
  }

  /** The value as 0 to 2^32 - 1. */
  public static long toUnsignedLong(int value) {
    return value & 0xffff_ffffL;
  }

  /** The quotient of unsigned values. */
  public static int divideUnsigned(int dividend, int divisor) {
    return (int) (toUnsignedLong(dividend) / toUnsignedLong(divisor));
  }

  /** The remainder of unsigned values. */
  public static int remainderUnsigned(int dividend, int divisor) {
    return (int) (toUnsignedLong(dividend) % toUnsignedLong(divisor));
  }

  /** The number of set bits (Warren, Hacker's Delight, 5-1). */
  public static int bitCount(int value) {
    int i = value - ((value >>> 1) & 0x5555_5555);
    i = (i & 0x3333_3333) + ((i >>> 2) & 0x3333_3333);
    i = (i + (i >>> 4)) & 0x0f0f_0f0f;
    return (i * 0x0101_0101) >>> 24;
  }

  /** The zero bits above the highest set one; 32 for 0. */
  public static int numberOfLeadingZeros(int value) {
    int smeared = value;
    smeared |= smeared >>> 1;
    smeared |= smeared >>> 2;
    smeared |= smeared >>> 4;
    smeared |= smeared >>> 8;
    smeared |= smeared >>> 16;
    return 32 - bitCount(smeared);
  }

  /** The zero bits below the lowest set one; 32 for 0. */
  public static int numberOfTrailingZeros(int value) {
    return bitCount(~value & (value - 1));
  }

  /** The bytes in the other order. */
  public static int reverseBytes(int value) {
    return (value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
  }

  /** The bits in the other order. */
  public static int reverse(int value) {
    int i = ((value & 0x5555_5555) << 1) | ((value >>> 1) & 0x5555_5555);
    i = ((i & 0x3333_3333) << 2) | ((i >>> 2) & 0x3333_3333);
    i = ((i & 0x0f0f_0f0f) << 4) | ((i >>> 4) & 0x0f0f_0f0f);
    return reverseBytes(i);
  }
}
