package org.matryoshka.cpu.alu;

/**
 * Division of a double-width dividend (SDM vol. 2A, DIV and IDIV). First ask {@link
 * #overflowsUnsigned} or {@link #overflowsSigned}: quotients that don't fit raise #DE.
 */
public final class Divider {
  private static final long DIGIT = 0xFFFF_FFFFL;

  private Divider() {}

  /** Whether the unsigned quotient of {@code high:low} needs more than 64 bits, or d is 0. */
  public static boolean overflowsUnsigned(long high, long d) {
    return Long.compareUnsigned(high, d) >= 0;
  }

  /** Unsigned quotient of a dividend of 128 bits that does not overflow. */
  public static long quotientUnsigned(long high, long low, long d) {
    return high == 0 ? Long.divideUnsigned(low, d) : longDivision(high, low, d);
  }

  /**
   * Whether the signed quotient of {@code high:low} needs more than 64 bits, or d is 0.
   *
   * @param high upper half of the dividend, signed
   */
  public static boolean overflowsSigned(long high, long low, long d) {
    long magnitude = Math.abs(d);
    long absHigh = high < 0 ? negatedHigh(high, low) : high;
    if (overflowsUnsigned(absHigh, magnitude)) {
      return true;
    }
    long quotient = quotientUnsigned(absHigh, high < 0 ? -low : low, magnitude);
    // Negative quotients reach one farther than positive ones.
    return quotient < 0 && !(high < 0 != d < 0 && quotient == Long.MIN_VALUE);
  }

  /** Signed quotient, rounded to zero, of a dividend of 128 bits that does not overflow. */
  public static long quotientSigned(long high, long low, long d) {
    long absHigh = high < 0 ? negatedHigh(high, low) : high;
    long quotient = quotientUnsigned(absHigh, high < 0 ? -low : low, Math.abs(d));
    return high < 0 != d < 0 ? -quotient : quotient;
  }

  private static long negatedHigh(long high, long low) {
    return ~high + (low == 0 ? 1 : 0);
  }

  /** Knuth, The Art of Computer Programming, vol. 2, 4.3.1, algorithm D, with two digits of 32. */
  private static long longDivision(long high, long low, long d) {
    int shift = Long.numberOfLeadingZeros(d);
    long divisor = d << shift;
    long dividend = shift == 0 ? high : high << shift | low >>> (64 - shift);
    long rest = low << shift;
    long q1 = digit(dividend, rest >>> 32, divisor);
    long remainder = (dividend << 32 | rest >>> 32) - q1 * divisor;
    long q0 = digit(remainder, rest & DIGIT, divisor);
    return (q1 << 32) + q0;
  }

  /**
   * One digit of the quotient: ({@code dividend}, {@code next}) divided by a normalized divisor.
   */
  private static long digit(long dividend, long next, long divisor) {
    long high = divisor >>> 32;
    long low = divisor & DIGIT;
    long q = Long.divideUnsigned(dividend, high);
    long r = dividend - q * high;
    while (q > DIGIT || Long.compareUnsigned(q * low, r << 32 | next) > 0) {
      q--;
      r += high;
      if (r > DIGIT) {
        break;
      }
    }
    return q;
  }
}
