package org.matryoshka.cpu.simd;

/**
 * A finite number that is not zero, between two operations: ±1.f × 2^exponent, with 128 bits of
 * significand and the knowledge whether anything stands behind them.
 */
final class Unpacked {
  boolean negative;
  int exponent;

  /** The upper half of the significand; bit 63 is the leading one. */
  long high;

  long low;

  /** Something that is not zero stands behind the 128 bits. */
  boolean sticky;

  /** Takes a finite number that is not zero out of its format. */
  static Unpacked of(long bits, FloatFormat format) {
    Unpacked number = new Unpacked();
    number.negative = format.negative(bits);
    long significand = format.fraction(bits);
    int field = format.field(bits);
    if (field == 0) {
      field = 1;
    } else {
      significand |= 1L << format.precision() - 1;
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
      sticky |= low != 0 || (count > 64 && high << 128 - count != 0);
      low = count == 64 ? high : high >>> count - 64;
      high = 0;
    } else if (count > 0) {
      sticky |= low << 64 - count != 0;
      low = low >>> count | high << 64 - count;
      high >>>= count;
    }
  }

  /** Moves the leading one to bit 127; the significand is not zero. */
  void normalize() {
    int shift = high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
    if (shift >= 64) {
      high = low << shift - 64;
      low = 0;
    } else if (shift > 0) {
      high = high << shift | low >>> 64 - shift;
      low <<= shift;
    }
    exponent -= shift;
  }

  /** Rounds into a format. */
  long round(FloatFormat format, FloatStatus status) {
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
      boolean masked = (status.masks & Mxcsr.OVERFLOW) != 0;
      status.raise(Mxcsr.OVERFLOW | (masked || inexact ? Mxcsr.PRECISION : 0));
      boolean toInfinity =
          status.rounding == FloatStatus.NEAREST
              || status.rounding == (negative ? FloatStatus.DOWN : FloatStatus.UP);
      return toInfinity ? format.infinity(negative) : format.greatest(negative);
    }
    if (inexact) {
      status.raise(Mxcsr.PRECISION);
    }
    return format.signBit(negative)
        | (long) (result + format.bias()) << format.precision() - 1
        | (significand & format.fractionMask());
  }

  /**
   * Below the normal numbers: less precision, or zero.
   *
   * @param inexact whether already the full precision has rounded it
   */
  private long tiny(FloatFormat format, FloatStatus status, boolean inexact) {
    if ((status.masks & Mxcsr.UNDERFLOW) == 0) {
      status.raise(Mxcsr.UNDERFLOW | (inexact ? Mxcsr.PRECISION : 0));
      return format.zero(negative); // never written: the exception interrupts
    }
    if (status.flushToZero) {
      status.raise(Mxcsr.UNDERFLOW | Mxcsr.PRECISION);
      return format.zero(negative);
    }
    shiftRight(format.minExponent() - exponent);
    if (cutInexact(format.precision())) {
      status.raise(Mxcsr.UNDERFLOW | Mxcsr.PRECISION);
    }
    // A carry into the leading bit makes the exponent field 1, as it should.
    return format.signBit(negative) | rounded(format.precision(), status);
  }

  private boolean cutInexact(int precision) {
    return high << precision != 0 || low != 0 || sticky;
  }

  private long rounded(int precision, FloatStatus status) {
    long significand = high >>> 64 - precision;
    boolean half = (high >>> 63 - precision & 1) != 0;
    boolean more = high << precision + 1 != 0 || low != 0 || sticky;
    return status.roundsUp(negative, (significand & 1) != 0, half, more)
        ? significand + 1
        : significand;
  }
}
