package org.matryoshka.cpu.simd;

import java.math.BigInteger;

/**
 * Arithmetic of IEEE 754 as SSE has it (SDM vol. 1, 4.8, 4.9, 11.5): every result correctly rounded
 * in the mode of the status, every exception noted there. Numbers are given as the bits of their
 * format.
 */
final class SoftFloat {
  private SoftFloat() {}

  /** a + b. */
  static long add(long a, long b, FloatFormat f, FloatStatus status) {
    if (f.isNaN(a) || f.isNaN(b)) {
      return nan(a, b, f, status);
    }
    if (f.isInfinite(a) || f.isInfinite(b)) {
      if (f.isInfinite(a) && f.isInfinite(b) && f.negative(a) != f.negative(b)) {
        return invalid(f, status);
      }
      noteDenormals(a, b, f, status);
      return f.isInfinite(a) ? a : b;
    }
    long x = operand(a, f, status);
    long y = operand(b, f, status);
    if (f.isZero(x) && f.isZero(y)) {
      return f.negative(x) == f.negative(y) ? x : exactZero(f, status);
    }
    if (f.isZero(x) || f.isZero(y)) {
      return Unpacked.of(f.isZero(x) ? y : x, f).round(f, status);
    }
    return sum(Unpacked.of(x, f), Unpacked.of(y, f), f, status);
  }

  /** a − b. */
  static long subtract(long a, long b, FloatFormat f, FloatStatus status) {
    return add(a, f.isNaN(b) ? b : b ^ f.signBit(true), f, status);
  }

  private static long sum(Unpacked x, Unpacked y, FloatFormat f, FloatStatus status) {
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
      // What stands behind the small one's bits borrows one from them, and leaves something behind.
      long borrow = small.sticky ? 1 : 0;
      long low = great.low - small.low;
      long high =
          great.high - small.high - (Long.compareUnsigned(great.low, small.low) < 0 ? 1 : 0);
      if (borrow != 0 && low == 0) {
        high--;
      }
      great.low = low - borrow;
      great.high = high;
      great.sticky = small.sticky;
      if ((great.high | great.low) == 0 && !great.sticky) {
        return exactZero(f, status);
      }
    }
    great.normalize();
    return great.round(f, status);
  }

  /** a × b. */
  static long multiply(long a, long b, FloatFormat f, FloatStatus status) {
    if (f.isNaN(a) || f.isNaN(b)) {
      return nan(a, b, f, status);
    }
    boolean negative = f.negative(a) != f.negative(b);
    if (f.isInfinite(a) || f.isInfinite(b)) {
      long other = f.isInfinite(a) ? b : a;
      if (f.isZero(other) || (f.isDenormal(other) && status.denormalsAreZero)) {
        return invalid(f, status);
      }
      noteDenormals(a, b, f, status);
      return f.infinity(negative);
    }
    long x = operand(a, f, status);
    long y = operand(b, f, status);
    if (f.isZero(x) || f.isZero(y)) {
      return f.zero(negative);
    }
    Unpacked p = Unpacked.of(x, f);
    Unpacked q = Unpacked.of(y, f);
    p.negative = negative;
    p.exponent += q.exponent + 1;
    p.low = p.high * q.high;
    p.high = Math.unsignedMultiplyHigh(p.high, q.high);
    p.normalize();
    return p.round(f, status);
  }

  /** a ÷ b. */
  static long divide(long a, long b, FloatFormat f, FloatStatus status) {
    if (f.isNaN(a) || f.isNaN(b)) {
      return nan(a, b, f, status);
    }
    boolean negative = f.negative(a) != f.negative(b);
    if (f.isInfinite(a)) {
      if (f.isInfinite(b)) {
        return invalid(f, status);
      }
      noteDenormals(a, b, f, status);
      return f.infinity(negative);
    }
    if (f.isInfinite(b)) {
      noteDenormals(a, b, f, status);
      return f.zero(negative);
    }
    boolean zero = f.isZero(a) || (f.isDenormal(a) && status.denormalsAreZero);
    if (f.isZero(b) || (f.isDenormal(b) && status.denormalsAreZero)) {
      if (zero) {
        return invalid(f, status);
      }
      status.raise(Mxcsr.DIVIDE_BY_ZERO);
      return f.infinity(negative);
    }
    long x = operand(a, f, status);
    long y = operand(b, f, status);
    if (f.isZero(x)) {
      return f.zero(negative);
    }
    Unpacked p = Unpacked.of(x, f);
    Unpacked q = Unpacked.of(y, f);
    BigInteger[] quotient = unsigned(p.high).shiftLeft(64).divideAndRemainder(unsigned(q.high));
    // Between 2^63 and 2^65.
    BigInteger value = quotient[0];
    p.negative = negative;
    p.exponent -= q.exponent;
    p.low = value.longValue();
    p.high = value.shiftRight(64).longValue();
    p.sticky = quotient[1].signum() != 0;
    p.exponent += 63;
    p.normalize();
    return p.round(f, status);
  }

  /** The square root. */
  static long squareRoot(long a, FloatFormat f, FloatStatus status) {
    if (f.isNaN(a)) {
      return nan(a, a, f, status);
    }
    boolean zero = f.isZero(a) || (f.isDenormal(a) && status.denormalsAreZero);
    if (f.negative(a) && !zero) {
      return invalid(f, status);
    }
    if (f.isInfinite(a)) {
      return a;
    }
    long x = operand(a, f, status);
    if (zero) {
      return x;
    }
    Unpacked p = Unpacked.of(x, f);
    boolean odd = (p.exponent & 1) != 0;
    // The radicand is the significand times 2^63 or 2^64, so that its exponent is even.
    BigInteger[] root = unsigned(p.high).shiftLeft(odd ? 64 : 63).sqrtAndRemainder();
    p.exponent = p.exponent >> 1;
    p.high = root[0].longValue();
    p.low = 0;
    p.sticky = root[1].signum() != 0;
    p.normalize();
    return p.round(f, status);
  }

  /** A number in another format. */
  static long convert(long a, FloatFormat from, FloatFormat to, FloatStatus status) {
    if (from.isNaN(a)) {
      if (from.isSignaling(a)) {
        status.raise(Mxcsr.INVALID);
      }
      long fraction = from.fraction(a) | from.quietBit();
      int shift = to.precision() - from.precision();
      fraction = shift >= 0 ? fraction << shift : fraction >>> -shift;
      return to.infinity(from.negative(a)) | fraction;
    }
    if (from.isInfinite(a)) {
      return to.infinity(from.negative(a));
    }
    long x = operand(a, from, status);
    if (from.isZero(x)) {
      return to.zero(from.negative(x));
    }
    return Unpacked.of(x, from).round(to, status);
  }

  /** A signed integer as a number. */
  static long ofInteger(long value, FloatFormat f, FloatStatus status) {
    if (value == 0) {
      return 0;
    }
    Unpacked number = new Unpacked();
    number.negative = value < 0;
    number.high = Math.abs(value); // of the least integer, itself: 2^63
    number.exponent = 63;
    number.normalize();
    return number.round(f, status);
  }

  /**
   * A number as a signed integer.
   *
   * @param bits of the integer, 32 or 64
   * @return the integer, or the most negative one where there is none (invalid)
   */
  static long toInteger(long a, FloatFormat f, int bits, FloatStatus status) {
    long indefinite = -1L << bits - 1;
    if (f.field(a) == f.topField()) {
      status.raise(Mxcsr.INVALID);
      return indefinite;
    }
    if (f.isZero(a) || (f.isDenormal(a) && status.denormalsAreZero)) {
      return 0;
    }
    Unpacked number = Unpacked.of(a, f);
    if (number.exponent >= bits) {
      status.raise(Mxcsr.INVALID);
      return indefinite;
    }
    // Now a fixed-point number: the integer in the upper half, the fraction in the lower.
    number.shiftRight(63 - number.exponent);
    boolean half = number.low < 0;
    boolean more = number.low << 1 != 0 || number.sticky;
    boolean up = status.roundsUp(number.negative, (number.high & 1) != 0, half, more);
    long magnitude = number.high + (up ? 1 : 0);
    long limit = 1L << bits - 1;
    boolean fits =
        Long.compareUnsigned(magnitude, limit) < 0 || (number.negative && magnitude == limit);
    if (!fits) {
      status.raise(Mxcsr.INVALID);
      return indefinite;
    }
    if (half || more) {
      status.raise(Mxcsr.PRECISION);
    }
    return number.negative ? -magnitude : magnitude;
  }

  /** How two numbers stand to each other. */
  enum Relation {
    LESS,
    EQUAL,
    GREATER,
    UNORDERED
  }

  /**
   * Compares.
   *
   * @param quiet whether a quiet NaN is no invalid operand
   */
  static Relation compare(long a, long b, FloatFormat f, boolean quiet, FloatStatus status) {
    if (f.isNaN(a) || f.isNaN(b)) {
      if (!quiet || f.isSignaling(a) || f.isSignaling(b)) {
        status.raise(Mxcsr.INVALID);
      }
      return Relation.UNORDERED;
    }
    long x = ordered(operand(a, f, status), f);
    long y = ordered(operand(b, f, status), f);
    return x < y ? Relation.LESS : x > y ? Relation.GREATER : Relation.EQUAL;
  }

  /** An integer that is ordered as the numbers are, with one zero. */
  private static long ordered(long a, FloatFormat f) {
    long magnitude = a & ~f.signBit(true);
    return f.negative(a) ? -magnitude : magnitude;
  }

  /** Notes a denormal operand, or takes it for zero. */
  static long operand(long a, FloatFormat f, FloatStatus status) {
    if (!f.isDenormal(a)) {
      return a;
    }
    if (status.denormalsAreZero) {
      return f.zero(f.negative(a));
    }
    status.raise(Mxcsr.DENORMAL);
    return a;
  }

  private static void noteDenormals(long a, long b, FloatFormat f, FloatStatus status) {
    if ((f.isDenormal(a) || f.isDenormal(b)) && !status.denormalsAreZero) {
      status.raise(Mxcsr.DENORMAL);
    }
  }

  /** The NaN that an operation passes on: the first operand that is one, made quiet. */
  private static long nan(long a, long b, FloatFormat f, FloatStatus status) {
    if (f.isSignaling(a) || f.isSignaling(b)) {
      status.raise(Mxcsr.INVALID);
    }
    return (f.isNaN(a) ? a : b) | f.quietBit();
  }

  private static long invalid(FloatFormat f, FloatStatus status) {
    status.raise(Mxcsr.INVALID);
    return f.defaultNaN();
  }

  private static long exactZero(FloatFormat f, FloatStatus status) {
    return f.zero(status.rounding == FloatStatus.DOWN);
  }

  private static BigInteger unsigned(long value) {
    BigInteger number = BigInteger.valueOf(value);
    return value < 0 ? number.add(BigInteger.ONE.shiftLeft(64)) : number;
  }
}
