package org.matryoshka.cpu.x87;

import java.math.BigInteger;
import org.matryoshka.cpu.ieee.Unpacked;

/**
 * The functions behind the transcendental instructions, on fixed-point numbers of {@value #BITS}
 * bits behind the point: by power series, after the argument is brought into a range where these
 * are short. That is far more than a result of 64 bits needs, so that it is almost always correctly
 * rounded.
 */
final class FixedPoint {
  /** Bits behind the point. */
  static final int BITS = 256;

  static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
  private static final BigInteger LN_2 = logarithm(ONE.shiftLeft(1));
  static final BigInteger PI = machin();
  static final BigInteger HALF_PI = PI.shiftRight(1);

  /** Half of the π with which processors reduce angles: C90FDAA2 2168C234 C × 2^−66. */
  static final BigInteger HALF_PI_66 =
      new BigInteger("C90FDAA22168C234C", 16).shiftLeft(BITS - 66 - 1);

  private FixedPoint() {}

  /** A number; its exponent is below {@value #BITS}. */
  static BigInteger of(Unpacked number) {
    BigInteger significand = BigInteger.valueOf(number.significand() >>> 1).shiftLeft(1);
    significand = significand.add(BigInteger.valueOf(number.significand() & 1));
    int shift = number.exponent() - 63 + BITS;
    BigInteger value = shift >= 0 ? significand.shiftLeft(shift) : significand.shiftRight(-shift);
    return number.negative() ? value.negate() : value;
  }

  /**
   * Back into a number; its value is not zero. It counts as inexact: no transcendental result of a
   * rational argument is exact, but for those that the caller has sorted out.
   */
  static Unpacked toNumber(BigInteger value) {
    BigInteger magnitude = value.abs();
    int length = magnitude.bitLength();
    int shift = length - 128;
    BigInteger top = shift >= 0 ? magnitude.shiftRight(shift) : magnitude.shiftLeft(-shift);
    return Unpacked.of(
        value.signum() < 0,
        length - 1 - BITS,
        top.shiftRight(64).longValue(),
        top.longValue(),
        true);
  }

  static BigInteger multiply(BigInteger a, BigInteger b) {
    return a.multiply(b).shiftRight(BITS);
  }

  static BigInteger divide(BigInteger a, BigInteger b) {
    return a.shiftLeft(BITS).divide(b);
  }

  /** 2^x − 1 for x from −1 to 1. */
  static BigInteger powerOfTwoMinusOne(BigInteger x) {
    BigInteger y = multiply(x, LN_2);
    BigInteger sum = y;
    BigInteger term = y;
    for (int n = 2; term.signum() != 0 && n < 200; n++) {
      term = multiply(term, y).divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    return sum;
  }

  /** The logarithm to base 2 of a positive number. */
  static BigInteger logarithmToBase2(BigInteger x) {
    int exponent = x.bitLength() - 1 - BITS;
    BigInteger mantissa = exponent >= 0 ? x.shiftRight(exponent) : x.shiftLeft(-exponent);
    return ONE.multiply(BigInteger.valueOf(exponent)).add(divide(logarithm(mantissa), LN_2));
  }

  /** The logarithm to base 2 of 1 + x; x may be tiny. */
  static BigInteger logarithmToBase2OfOnePlus(BigInteger x) {
    BigInteger z = divide(x, ONE.shiftLeft(1).add(x));
    return divide(inverseTangentHyperbolic(z).shiftLeft(1), LN_2);
  }

  /** The natural logarithm of a number from 1 to 2. */
  private static BigInteger logarithm(BigInteger x) {
    BigInteger z = divide(x.subtract(ONE), x.add(ONE));
    return inverseTangentHyperbolic(z).shiftLeft(1);
  }

  private static BigInteger inverseTangentHyperbolic(BigInteger z) {
    BigInteger square = multiply(z, z);
    BigInteger power = z;
    BigInteger sum = z;
    for (int n = 3; power.signum() != 0 && n < 400; n += 2) {
      power = multiply(power, square);
      sum = sum.add(power.divide(BigInteger.valueOf(n)));
    }
    return sum;
  }

  static BigInteger sine(BigInteger x) {
    return series(x, x, 1);
  }

  static BigInteger cosine(BigInteger x) {
    return series(x, ONE, 0);
  }

  /** Alternating series: each term is the one before, times x², by the next two numbers. */
  private static BigInteger series(BigInteger x, BigInteger first, int number) {
    BigInteger square = multiply(x, x);
    BigInteger term = first;
    BigInteger sum = first;
    for (int n = number; term.signum() != 0 && n < 200; n += 2) {
      term = multiply(term, square).negate().divide(BigInteger.valueOf((n + 1L) * (n + 2L)));
      sum = sum.add(term);
    }
    return sum;
  }

  /** The angle whose tangent is x, 0 to 1. */
  static BigInteger inverseTangent(BigInteger x) {
    // Three halvings of the angle: tan(a/2) = tan a / (1 + sqrt(1 + tan² a)).
    BigInteger y = x;
    for (int i = 0; i < 3; i++) {
      BigInteger root = ONE.add(multiply(y, y)).shiftLeft(BITS).sqrt();
      y = divide(y, ONE.add(root));
    }
    BigInteger square = multiply(y, y);
    BigInteger power = y;
    BigInteger sum = y;
    for (int n = 3; power.signum() != 0 && n < 400; n += 2) {
      power = multiply(power, square).negate();
      sum = sum.add(power.divide(BigInteger.valueOf(n)));
    }
    return sum.shiftLeft(3);
  }

  /** π = 16 arctan(1/5) − 4 arctan(1/239). */
  private static BigInteger machin() {
    BigInteger fifth = ONE.divide(BigInteger.valueOf(5));
    BigInteger other = ONE.divide(BigInteger.valueOf(239));
    return inverseTangent(fifth).shiftLeft(4).subtract(inverseTangent(other).shiftLeft(2));
  }
}
