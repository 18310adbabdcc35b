package org.matryoshka.cpu.ieee;

import java.math.BigInteger;

/**
 * Arithmetic on finite numbers that are not zero, with 128 bits of significand and the knowledge
 * whether more stands behind them: enough to round into any format. Operands may be changed.
 */
public final class Exact {
  private Exact() {}

  /** x + y, or null if that is zero. */
  public static Unpacked add(Unpacked x, Unpacked y) {
    boolean swap =
        y.exponent > x.exponent
            || (y.exponent == x.exponent && Long.compareUnsigned(y.high, x.high) > 0);
    Unpacked great = swap ? y : x;
    Unpacked small = swap ? x : y;
    // One bit of room for the carry.
    int distance = great.exponent - small.exponent;
    great.shiftRight(1);
    great.exponent++;
    small.shiftRight(Math.min(distance, 200) + 1);
    if (great.negative == small.negative) {
      long low = great.low + small.low;
      great.high += small.high + (Long.compareUnsigned(low, great.low) < 0 ? 1 : 0);
      great.low = low;
      great.sticky = small.sticky;
    } else {
      subtractMagnitude(great, small);
      if ((great.high | great.low) == 0 && !great.sticky) {
        return null;
      }
    }
    great.normalize();
    return great;
  }

  private static void subtractMagnitude(Unpacked great, Unpacked small) {
    long low = great.low - small.low;
    long high = great.high - small.high - (Long.compareUnsigned(great.low, small.low) < 0 ? 1 : 0);
    // What stands behind the small one's bits borrows one from them, and leaves something behind.
    if (small.sticky) {
      high -= low == 0 ? 1 : 0;
      low--;
    }
    great.low = low;
    great.high = high;
    great.sticky = small.sticky;
  }

  /** x × y. */
  public static Unpacked multiply(Unpacked x, Unpacked y) {
    x.negative ^= y.negative;
    x.exponent += y.exponent + 1;
    x.low = x.high * y.high;
    x.high = Math.unsignedMultiplyHigh(x.high, y.high);
    x.normalize();
    return x;
  }

  /** x × y, where x has 128 bits and y has 64. */
  public static Unpacked multiplyWide(Unpacked x, Unpacked y) {
    BigInteger wide = unsigned(x.high).shiftLeft(64).add(unsigned(x.low));
    BigInteger product = wide.multiply(unsigned(y.high));
    int shift = product.bitLength() - 128;
    BigInteger top = product.shiftRight(shift);
    boolean more = x.sticky || !top.shiftLeft(shift).equals(product);
    return Unpacked.of(
        x.negative != y.negative,
        x.exponent + y.exponent + shift - 63,
        top.shiftRight(64).longValue(),
        top.longValue(),
        more);
  }

  /** x ÷ y. */
  public static Unpacked divide(Unpacked x, Unpacked y) {
    BigInteger[] quotient = unsigned(x.high).shiftLeft(96).divideAndRemainder(unsigned(y.high));
    // Between 2^95 and 2^97.
    BigInteger value = quotient[0];
    x.negative ^= y.negative;
    x.exponent += 31 - y.exponent;
    x.low = value.longValue();
    x.high = value.shiftRight(64).longValue();
    x.sticky = quotient[1].signum() != 0;
    x.normalize();
    return x;
  }

  /** The square root of the magnitude. */
  public static Unpacked squareRoot(Unpacked x) {
    boolean odd = (x.exponent & 1) != 0;
    // The radicand is the significand times 2^127 or 2^128, so that its exponent is even.
    BigInteger[] root = unsigned(x.high).shiftLeft(odd ? 128 : 127).sqrtAndRemainder();
    x.exponent = (x.exponent >> 1) + 32;
    x.high = root[0].shiftRight(64).longValue();
    x.low = root[0].longValue();
    x.sticky = root[1].signum() != 0;
    x.normalize();
    return x;
  }

  private static BigInteger unsigned(long value) {
    BigInteger number = BigInteger.valueOf(value);
    return value < 0 ? number.add(BigInteger.ONE.shiftLeft(64)) : number;
  }
}
