package org.matryoshka.cpu.ieee;

/**
 * A finite number that is not zero, between two operations: ±1.f × 2^exponent, with 128 bits of
 * significand and the knowledge whether anything stands behind them.
 */
public final class Unpacked {
  boolean negative;
  int exponent;

  /** The upper half of the significand; bit 63 is the leading one. */
  long high;

  long low;

  /** Something that is not zero stands behind the 128 bits. */
  boolean sticky;

  /**
   * A number from its parts.
   *
   * @param significand its upper half, not zero; need not be normalized
   */
  public static Unpacked of(boolean negative, int exponent, long significand) {
    return of(negative, exponent, significand, 0, false);
  }

  /**
   * A number from all its parts.
   *
   * @param sticky whether something stands behind the 128 bits
   */
  public static Unpacked of(boolean negative, int exponent, long high, long low, boolean sticky) {
    Unpacked number = new Unpacked();
    number.negative = negative;
    number.exponent = exponent;
    number.high = high;
    number.low = low;
    number.sticky = sticky;
    number.normalize();
    return number;
  }

  /** An integer that is not zero. */
  public static Unpacked ofInteger(long value) {
    // The magnitude of the least integer is itself, without sign: 2^63.
    return of(value < 0, 63, Math.abs(value));
  }

  /** Whether it is negative. */
  public boolean negative() {
    return negative;
  }

  /** The same magnitude with a sign. */
  public Unpacked withSign(boolean isNegative) {
    negative = isNegative;
    return this;
  }

  /** The same, but known to be a little greater in magnitude. */
  public Unpacked inexact() {
    sticky = true;
    return this;
  }

  /** The number just below it in magnitude, and a little more. */
  public Unpacked slightlyLess() {
    if (low == 0) {
      high--;
    }
    low--;
    sticky = true;
    normalize();
    return this;
  }

  /** Divided by a power of two. */
  public Unpacked scaled(int by) {
    exponent -= by;
    return this;
  }

  /** Where the leading one stands: 0 for numbers from 1 to below 2. */
  public int exponent() {
    return exponent;
  }

  /** The upper half of the significand. */
  public long significand() {
    return high;
  }

  /** Takes a finite number that is not zero out of its format. */
  public static Unpacked of(long bits, FloatFormat format) {
    Unpacked number = new Unpacked();
    number.negative = format.negative(bits);
    long significand = format.fraction(bits);
    int field = format.field(bits);
    if (field == 0) {
      field = 1;
    } else {
      significand |= 1L << (format.precision() - 1);
    }
    int shift = Long.numberOfLeadingZeros(significand);
    number.high = significand << shift;
    number.exponent = field - format.bias() + (64 - format.precision()) - shift;
    return number;
  }

  /** Shifts right, and lowers nothing else. */
  void shiftRight(int count) {
    if (count >= 128) {
      sticky |= (high | low) != 0;
      high = 0;
      low = 0;
    } else if (count >= 64) {
      sticky |= low != 0 || (count > 64 && high << (128 - count) != 0);
      low = count == 64 ? high : high >>> (count - 64);
      high = 0;
    } else if (count > 0) {
      sticky |= low << (64 - count) != 0;
      low = low >>> count | high << (64 - count);
      high >>>= count;
    }
  }

  /** Moves the leading one to bit 127; the significand is not zero. */
  void normalize() {
    int shift = high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
    if (shift >= 64) {
      high = low << (shift - 64);
      low = 0;
    } else if (shift > 0) {
      high = high << shift | low >>> (64 - shift);
      low <<= shift;
    }
    exponent -= shift;
  }

  /**
   * Rounds to a signed integer.
   *
   * @param bits of the integer, 16, 32 or 64
   * @return the integer, or the most negative one where there is none (invalid)
   */
  public long toInteger(int bits, FloatStatus status) {
    long limit = 1L << (bits - 1);
    if (exponent >= bits) {
      status.raise(FloatExceptions.INVALID);
      return -limit;
    }
    // Now a fixed-point number: the integer in the upper half, the fraction in the lower.
    shiftRight(63 - exponent);
    boolean half = low < 0;
    boolean more = low << 1 != 0 || sticky;
    boolean up = status.roundsUp(negative, (high & 1) != 0, half, more);
    long magnitude = high + (up ? 1 : 0);
    if (Long.compareUnsigned(magnitude, limit) >= 0 && !(negative && magnitude == limit)) {
      status.raise(FloatExceptions.INVALID);
      return -limit;
    }
    if (half || more) {
      status.raise(FloatExceptions.PRECISION);
      status.noteRounding(up);
    }
    return negative ? -magnitude : magnitude;
  }

  /**
   * A number rounded to some bits.
   *
   * @param significand its leading bits, from bit 63 down
   * @param exponent of bit 63
   * @param tiny whether it was below the normal numbers
   */
  public record Rounded(long significand, int exponent, boolean tiny) {}

  /**
   * Rounds to so many bits. Where that is tiny and underflow is masked, to fewer, and the exponent
   * is that of the smallest normal number.
   *
   * @param precision bits, 1 to 64
   * @param minExponent of the smallest normal number
   */
  public Rounded rounded(int precision, int minExponent, FloatStatus status) {
    Rounded normal = cut(precision, exponent, status);
    if (normal.exponent >= minExponent) {
      status.raise(normal.tiny ? FloatExceptions.PRECISION : 0);
      return new Rounded(normal.significand, normal.exponent, false);
    }
    if (!status.isMasked(FloatExceptions.UNDERFLOW)) {
      status.raise(FloatExceptions.UNDERFLOW | (normal.tiny ? FloatExceptions.PRECISION : 0));
      return new Rounded(normal.significand, normal.exponent, true);
    }
    shiftRight(minExponent - exponent);
    Rounded denormal = cut(precision, minExponent, status);
    if (denormal.tiny) {
      status.raise(FloatExceptions.UNDERFLOW | FloatExceptions.PRECISION);
    }
    return new Rounded(denormal.significand, minExponent, true);
  }

  /** The leading bits, rounded; "tiny" tells here whether anything was lost. */
  private Rounded cut(int precision, int scale, FloatStatus status) {
    long kept = precision == 64 ? high : high & -1L << (64 - precision);
    boolean half = precision == 64 ? low < 0 : (high >>> (63 - precision) & 1) != 0;
    boolean more =
        precision == 64
            ? low << 1 != 0 || sticky
            : (high << (precision + 1) != 0 && precision < 63) || low != 0 || sticky;
    long unit = 1L << (64 - precision);
    boolean up = status.roundsUp(negative, (kept & unit) != 0, half, more);
    status.noteRounding(up);
    if (!up) {
      return new Rounded(kept, scale, half || more);
    }
    long next = kept + unit;
    // A carry out of bit 63 makes the next power of two.
    return next == 0 ? new Rounded(1L << 63, scale + 1, true) : new Rounded(next, scale, true);
  }

  /** Rounds into a format. */
  public long round(FloatFormat format, FloatStatus status) {
    boolean inexact = cutInexact(format.precision());
    long significand = rounded(format.precision(), status);
    int result = exponent;
    if (significand >>> format.precision() != 0) {
      significand >>>= 1;
      result++;
    }
    if (result < format.minExponent()) {
      return tiny(format, status, inexact);
    }
    if (result > format.bias()) {
      // Where overflow interrupts, its handler gets a result that only the precision has rounded.
      boolean masked = status.isMasked(FloatExceptions.OVERFLOW);
      status.raise(FloatExceptions.OVERFLOW | (masked || inexact ? FloatExceptions.PRECISION : 0));
      status.noteRounding(status.overflowsToInfinity(negative));
      return status.overflowsToInfinity(negative)
          ? format.infinity(negative)
          : format.greatest(negative);
    }
    if (inexact) {
      status.raise(FloatExceptions.PRECISION);
    }
    return format.signBit(negative)
        | (long) (result + format.bias()) << (format.precision() - 1)
        | (significand & format.fractionMask());
  }

  /**
   * Below the normal numbers: less precision, or zero.
   *
   * @param inexact whether already the full precision has rounded it
   */
  private long tiny(FloatFormat format, FloatStatus status, boolean inexact) {
    if (!status.isMasked(FloatExceptions.UNDERFLOW)) {
      status.raise(FloatExceptions.UNDERFLOW | (inexact ? FloatExceptions.PRECISION : 0));
      return format.zero(negative); // never written: the exception interrupts
    }
    if (status.flushToZero) {
      status.raise(FloatExceptions.UNDERFLOW | FloatExceptions.PRECISION);
      return format.zero(negative);
    }
    shiftRight(format.minExponent() - exponent);
    if (cutInexact(format.precision())) {
      status.raise(FloatExceptions.UNDERFLOW | FloatExceptions.PRECISION);
    }
    // A carry into the leading bit makes the exponent field 1, as it should.
    return format.signBit(negative) | rounded(format.precision(), status);
  }

  private boolean cutInexact(int precision) {
    return high << precision != 0 || low != 0 || sticky;
  }

  private long rounded(int precision, FloatStatus status) {
    long significand = high >>> (64 - precision);
    boolean half = (high >>> (63 - precision) & 1) != 0;
    boolean more = high << (precision + 1) != 0 || low != 0 || sticky;
    boolean up = status.roundsUp(negative, (significand & 1) != 0, half, more);
    status.noteRounding(up);
    return up ? significand + 1 : significand;
  }
}
