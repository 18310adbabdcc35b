package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.cpu.ieee.Unpacked;

/**
 * A number in the double extended format (SDM vol. 1, 4.2.2 and 8.2): its leading bit is stored.
 *
 * @param signExponent sign in bit 15, exponent with a bias of 16383 in bits 0 to 14
 * @param significand bit 63 is the leading one of normal numbers
 */
public record Extended(int signExponent, long significand) {
  /** Positive zero. */
  public static final Extended ZERO = new Extended(0, 0);

  /** What an invalid operation gives. */
  public static final Extended INDEFINITE = new Extended(0xFFFF, 0xC000_0000_0000_0000L);

  private static final int BIAS = 16383;
  private static final int TOP_FIELD = 0x7FFF;
  private static final int SIGN = 0x8000;
  private static final long LEADING = 1L << 63;
  private static final long QUIET = 1L << 62;

  /** Added to the exponent of a result that overflows or underflows without a mask. */
  private static final int ADJUSTMENT = 24576;

  int field() {
    return signExponent & TOP_FIELD;
  }

  boolean negative() {
    return (signExponent & SIGN) != 0;
  }

  boolean isZero() {
    return field() == 0 && significand == 0;
  }

  boolean isNaN() {
    return field() == TOP_FIELD && significand << 1 != 0 && significand < 0;
  }

  boolean isSignaling() {
    return isNaN() && (significand & QUIET) == 0;
  }

  boolean isInfinite() {
    return field() == TOP_FIELD && significand == LEADING;
  }

  /** Too small for an exponent; those with a leading one all the same count as denormal, too. */
  boolean isDenormal() {
    return field() == 0 && significand != 0;
  }

  /** What the 8087 knew and no processor since takes: an exponent without a leading one. */
  boolean isUnsupported() {
    return field() != 0 && significand >= 0;
  }

  boolean isFinite() {
    return field() != TOP_FIELD;
  }

  Extended quieted() {
    return new Extended(signExponent, significand | QUIET);
  }

  Extended negated() {
    return new Extended(signExponent ^ SIGN, significand);
  }

  Extended withSign(boolean negative) {
    return new Extended(field() | (negative ? SIGN : 0), significand);
  }

  static Extended zero(boolean negative) {
    return ZERO.withSign(negative);
  }

  static Extended infinity(boolean negative) {
    return new Extended(TOP_FIELD | (negative ? SIGN : 0), LEADING);
  }

  /** A finite number that is not zero. */
  Unpacked unpacked() {
    return Unpacked.of(negative(), Math.max(field(), 1) - BIAS, significand);
  }

  /** A single or double; a signaling NaN stays one. */
  static Extended of(long bits, FloatFormat format) {
    boolean negative = format.negative(bits);
    if (format.field(bits) == format.topField()) {
      long fraction = format.fraction(bits) << (64 - format.precision());
      return new Extended(infinity(negative).signExponent, LEADING | fraction);
    }
    if (format.isZero(bits)) {
      return zero(negative);
    }
    Unpacked number = Unpacked.of(bits, format);
    return new Extended(number.exponent() + BIAS | (negative ? SIGN : 0), number.significand());
  }

  /** An integer. */
  static Extended of(long value) {
    if (value == 0) {
      return ZERO;
    }
    Unpacked number = Unpacked.ofInteger(value);
    return new Extended(number.exponent() + BIAS | (value < 0 ? SIGN : 0), number.significand());
  }

  /** In another format, with the exceptions of a store; of a NaN the upper bits remain. */
  long to(FloatFormat format, FloatStatus status) {
    if (isUnsupported()) {
      status.raise(FloatExceptions.INVALID);
      return format.defaultNaN();
    }
    if (isNaN()) {
      if (isSignaling()) {
        status.raise(FloatExceptions.INVALID);
      }
      long fraction = (quieted().significand << 1) >>> (65 - format.precision());
      return format.infinity(negative()) | fraction;
    }
    if (isInfinite()) {
      return format.infinity(negative());
    }
    return isZero() ? format.zero(negative()) : unpacked().round(format, status);
  }

  /**
   * Rounds to so many bits, in the range of this format.
   *
   * @param precision 24, 53 or 64
   */
  static Extended round(Unpacked number, int precision, FloatStatus status) {
    Unpacked.Rounded rounded = number.rounded(precision, 1 - BIAS, status);
    int exponent = rounded.exponent();
    int sign = number.negative() ? SIGN : 0;
    if (rounded.tiny()) {
      if (!status.isMasked(FloatExceptions.UNDERFLOW)) {
        exponent += ADJUSTMENT;
        if (exponent < 1 - BIAS) { // scaled down too far for any handler
          status.raise(FloatExceptions.PRECISION);
          return zero(number.negative());
        }
        return new Extended(sign | (exponent + BIAS & TOP_FIELD), rounded.significand());
      }
      int field = rounded.significand() < 0 ? 1 : 0;
      return new Extended(sign | field, rounded.significand());
    }
    if (exponent > BIAS) {
      status.raise(FloatExceptions.OVERFLOW);
      if (!status.isMasked(FloatExceptions.OVERFLOW)) {
        if (exponent - ADJUSTMENT > BIAS) {
          status.raise(FloatExceptions.PRECISION);
          status.noteRounding(true);
          return infinity(number.negative());
        }
        return new Extended(
            sign | (exponent - ADJUSTMENT + BIAS & TOP_FIELD), rounded.significand());
      }
      status.raise(FloatExceptions.PRECISION);
      boolean toInfinity = status.overflowsToInfinity(number.negative());
      status.noteRounding(toInfinity);
      return toInfinity
          ? infinity(number.negative())
          : new Extended(sign | TOP_FIELD - 1, -1L << (64 - precision));
    }
    return new Extended(sign | exponent + BIAS, rounded.significand());
  }
}
