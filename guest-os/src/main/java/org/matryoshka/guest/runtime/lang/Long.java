package org.matryoshka.guest.runtime.lang;

/** Static helpers of longs; there are no objects. */
public final class Long {
  /** The least value. */
  public static final long MIN_VALUE = 0x8000_0000_0000_0000L;

  /** The greatest value. */
  public static final long MAX_VALUE = 0x7fff_ffff_ffff_ffffL;

  /** Bits of a value. */
  public static final int SIZE = 64;

  /** Bytes of a value. */
  public static final int BYTES = 8;

  private Long() {}

  /** The value in decimal. */
  public static java.lang.String toString(long value) {
    return Numerals.decimal(value);
  }

  /** The value in a radix from 2 to 36. */
  public static java.lang.String toString(long value, int radix) {
    return Numerals.signed(value, radix);
  }

  /** The unsigned value in hexadecimal, without leading zeros. */
  public static java.lang.String toHexString(long value) {
    return Numerals.unsigned(value, 4);
  }

  /** The unsigned value in octal, without leading zeros. */
  public static java.lang.String toOctalString(long value) {
    return Numerals.unsigned(value, 3);
  }

  /** The unsigned value in binary, without leading zeros. */
  public static java.lang.String toBinaryString(long value) {
    return Numerals.unsigned(value, 1);
  }

  /** The unsigned value in decimal. */
  public static java.lang.String toUnsignedString(long value) {
    return Numerals.unsignedDecimal(value);
  }

  /** The value of a decimal text; throws if it is none. */
  public static long parseLong(java.lang.String text) {
    return parseLong(text, 10);
  }

  /** The value of a text in a radix from 2 to 36; throws if it is none. */
  public static long parseLong(java.lang.String text, int radix) {
    return Numerals.parse(text, radix, MIN_VALUE, MAX_VALUE);
  }

  /** -1, 0 or 1 as the left is less, equal or greater. */
  public static int compare(long left, long right) {
    return left < right ? -1 : left == right ? 0 : 1;
  }

  /** As {@link #compare}, of unsigned values. */
  public static int compareUnsigned(long left, long right) {
    return compare(left + MIN_VALUE, right + MIN_VALUE);
  }

  /** -1, 0 or 1 as the value is negative, 0 or positive. */
  public static int signum(long value) {
    return (int) ((value >> 63) | (-value >>> 63));
  }

  /** The sum. */
  public static long sum(long left, long right) {
    return left + right;
  }

  /** The lesser one. */
  public static long min(long left, long right) {
    return left <= right ? left : right;
  }

  /** The greater one. */
  public static long max(long left, long right) {
    return left >= right ? left : right;
  }

  /** The value rotated left; the distance counts modulo 64. */
  public static long rotateLeft(long value, int distance) {
    return (value << distance) | (value >>> -distance);
  }

  /** The value rotated right; the distance counts modulo 64. */
  public static long rotateRight(long value, int distance) {
    return (value >>> distance) | (value << -distance);
  }

  /** The value's highest set bit alone; 0 for 0. */
  public static long highestOneBit(long value) {
    return value & (MIN_VALUE >>> numberOfLeadingZeros(value));
  }

  /** The value's lowest set bit alone; 0 for 0. */
  public static long lowestOneBit(long value) {
    return value & -value;
  }

  /** Hash code: both halves together. */
  public static int hashCode(long value) {
    return (int) (value ^ (value >>> 32));
  }

  /** The quotient of unsigned values. */
  public static long divideUnsigned(long dividend, long divisor) {
    if (divisor < 0) {
      return compareUnsigned(dividend, divisor) < 0 ? 0 : 1;
    }
    if (dividend >= 0) {
      return dividend / divisor;
    }
    // Half the dividend is a signed number; the quotient of it, doubled, is at most one too small.
    long quotient = ((dividend >>> 1) / divisor) << 1;
    long rest = dividend - quotient * divisor;
    return compareUnsigned(rest, divisor) < 0 ? quotient : quotient + 1;
  }

  /** The remainder of unsigned values. */
  public static long remainderUnsigned(long dividend, long divisor) {
    return dividend - divideUnsigned(dividend, divisor) * divisor;
  }

  /** The number of set bits (Warren, Hacker's Delight, 5-1). */
  public static int bitCount(long value) {
    long i = value - ((value >>> 1) & 0x5555_5555_5555_5555L);
    i = (i & 0x3333_3333_3333_3333L) + ((i >>> 2) & 0x3333_3333_3333_3333L);
    i = (i + (i >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
    return (int) ((i * 0x0101_0101_0101_0101L) >>> 56);
  }

  /** The zero bits above the highest set one; 64 for 0. */
  public static int numberOfLeadingZeros(long value) {
    long smeared = value;
    smeared |= smeared >>> 1;
    smeared |= smeared >>> 2;
    smeared |= smeared >>> 4;
    smeared |= smeared >>> 8;
    smeared |= smeared >>> 16;
    smeared |= smeared >>> 32;
    return 64 - bitCount(smeared);
  }

  /** The zero bits below the lowest set one; 64 for 0. */
  public static int numberOfTrailingZeros(long value) {
    return bitCount(~value & (value - 1));
  }

  /** The bytes in the other order. */
  public static long reverseBytes(long value) {
    long high = Integer.reverseBytes((int) value);
    return (high << 32) | (Integer.reverseBytes((int) (value >>> 32)) & 0xffff_ffffL);
  }

  /** The bits in the other order. */
  public static long reverse(long value) {
    long high = Integer.reverse((int) value);
    return (high << 32) | (Integer.reverse((int) (value >>> 32)) & 0xffff_ffffL);
  }
}
