package org.matryoshka.cpu.ieee;

/**
 * Arithmetic of IEEE 754 as SSE has it (SDM vol. 1, 4.8, 4.9, 11.5): every result correctly rounded
 * in the mode of the status, every exception noted there. Numbers are given as the bits of their
 * format.
 */
public final class SoftFloat {
  private SoftFloat() {}

  /** a + b. */
  public static long add(long a, long b, FloatFormat f, FloatStatus status) {
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
  public static long subtract(long a, long b, FloatFormat f, FloatStatus status) {
    return add(a, f.isNaN(b) ? b : b ^ f.signBit(true), f, status);
  }

  private static long sum(Unpacked x, Unpacked y, FloatFormat f, FloatStatus status) {
    Unpacked sum = Exact.add(x, y);
    return sum == null ? exactZero(f, status) : sum.round(f, status);
  }

  /** a × b. */
  public static long multiply(long a, long b, FloatFormat f, FloatStatus status) {
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
    return Exact.multiply(Unpacked.of(x, f), Unpacked.of(y, f)).round(f, status);
  }

  /** a ÷ b. */
  public static long divide(long a, long b, FloatFormat f, FloatStatus status) {
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
      status.raise(FloatExceptions.DIVIDE_BY_ZERO);
      return f.infinity(negative);
    }
    long x = operand(a, f, status);
    long y = operand(b, f, status);
    if (f.isZero(x)) {
      return f.zero(negative);
    }
    return Exact.divide(Unpacked.of(x, f), Unpacked.of(y, f)).round(f, status);
  }

  /** The square root. */
  public static long squareRoot(long a, FloatFormat f, FloatStatus status) {
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
    return Exact.squareRoot(Unpacked.of(x, f)).round(f, status);
  }

  /** A number in another format. */
  public static long convert(long a, FloatFormat from, FloatFormat to, FloatStatus status) {
    if (from.isNaN(a)) {
      if (from.isSignaling(a)) {
        status.raise(FloatExceptions.INVALID);
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
  public static long ofInteger(long value, FloatFormat f, FloatStatus status) {
    if (value == 0) {
      return 0;
    }
    return Unpacked.ofInteger(value).round(f, status);
  }

  /**
   * A number as a signed integer.
   *
   * @param bits of the integer, 32 or 64
   * @return the integer, or the most negative one where there is none (invalid)
   */
  public static long toInteger(long a, FloatFormat f, int bits, FloatStatus status) {
    long indefinite = -1L << (bits - 1);
    if (f.field(a) == f.topField()) {
      status.raise(FloatExceptions.INVALID);
      return indefinite;
    }
    if (f.isZero(a) || (f.isDenormal(a) && status.denormalsAreZero)) {
      return 0;
    }
    return Unpacked.of(a, f).toInteger(bits, status);
  }

  /** How two numbers stand to each other. */
  public enum Relation {
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
  public static Relation compare(long a, long b, FloatFormat f, boolean quiet, FloatStatus status) {
    if (f.isNaN(a) || f.isNaN(b)) {
      if (!quiet || f.isSignaling(a) || f.isSignaling(b)) {
        status.raise(FloatExceptions.INVALID);
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
    status.raise(FloatExceptions.DENORMAL);
    return a;
  }

  private static void noteDenormals(long a, long b, FloatFormat f, FloatStatus status) {
    if ((f.isDenormal(a) || f.isDenormal(b)) && !status.denormalsAreZero) {
      status.raise(FloatExceptions.DENORMAL);
    }
  }

  /** The NaN that an operation passes on: the first operand that is one, made quiet. */
  private static long nan(long a, long b, FloatFormat f, FloatStatus status) {
    if (f.isSignaling(a) || f.isSignaling(b)) {
      status.raise(FloatExceptions.INVALID);
    }
    return (f.isNaN(a) ? a : b) | f.quietBit();
  }

  private static long invalid(FloatFormat f, FloatStatus status) {
    status.raise(FloatExceptions.INVALID);
    return f.defaultNaN();
  }

  private static long exactZero(FloatFormat f, FloatStatus status) {
    return f.zero(status.rounding == FloatStatus.DOWN);
  }
}
