package org.matryoshka.guest.aot.backend.select;

import java.math.BigInteger;

/**
 * What a division by a constant multiplies by and shifts by (Hacker's Delight, second edition,
 * 10-6).
 *
 * @param multiplier signed, of the width of the division
 * @param shift of the high half of the product
 */
record MagicNumber(long multiplier, int shift) {
  /**
   * The magic number of a divisor.
   *
   * @param divisor neither -1, 0, 1 nor a power of two
   * @param bits 32 or 64
   */
  static MagicNumber of(long divisor, int bits) {
    BigInteger two = BigInteger.TWO;
    BigInteger size = BigInteger.valueOf(divisor).abs();
    BigInteger half = two.pow(bits - 1);
    BigInteger t = half.add(divisor < 0 ? BigInteger.ONE : BigInteger.ZERO);
    // the greatest dividend that leaves the remainder size - 1
    BigInteger limit = t.subtract(BigInteger.ONE).subtract(t.mod(size));
    int power = bits - 1;
    BigInteger delta;
    do {
      power++;
      delta = size.subtract(two.pow(power).mod(size));
    } while (two.pow(power).compareTo(limit.multiply(delta)) <= 0);
    BigInteger multiplier = two.pow(power).add(delta).divide(size);
    if (divisor < 0) {
      multiplier = multiplier.negate();
    }
    long value = bits == 32 ? multiplier.intValue() : multiplier.longValue();
    return new MagicNumber(value, power - bits);
  }
}
