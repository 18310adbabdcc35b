package org.matryoshka.cpu.simd;

/**
 * A binary interchange format of IEEE 754.
 *
 * @param precision bits of the significand, the leading one included
 * @param exponentBits bits of the exponent
 */
record FloatFormat(int precision, int exponentBits) {
  static final FloatFormat SINGLE = new FloatFormat(24, 8);
  static final FloatFormat DOUBLE = new FloatFormat(53, 11);

  /** The greatest exponent of a finite number, and what is added to an exponent to encode it. */
  int bias() {
    return (1 << exponentBits - 1) - 1;
  }

  /** The least exponent of a normal number. */
  int minExponent() {
    return 1 - bias();
  }

  long fractionMask() {
    return (1L << precision - 1) - 1;
  }

  /** The exponent field of infinities and NaNs. */
  int topField() {
    return (1 << exponentBits) - 1;
  }

  int field(long bits) {
    return (int) (bits >>> precision - 1) & topField();
  }

  long fraction(long bits) {
    return bits & fractionMask();
  }

  boolean negative(long bits) {
    return (bits >>> precision + exponentBits - 1 & 1) != 0;
  }

  boolean isNaN(long bits) {
    return field(bits) == topField() && fraction(bits) != 0;
  }

  boolean isSignaling(long bits) {
    return isNaN(bits) && (bits & quietBit()) == 0;
  }

  boolean isInfinite(long bits) {
    return field(bits) == topField() && fraction(bits) == 0;
  }

  boolean isZero(long bits) {
    return field(bits) == 0 && fraction(bits) == 0;
  }

  boolean isDenormal(long bits) {
    return field(bits) == 0 && fraction(bits) != 0;
  }

  long quietBit() {
    return 1L << precision - 2;
  }

  long signBit(boolean negative) {
    return negative ? 1L << precision + exponentBits - 1 : 0;
  }

  long zero(boolean negative) {
    return signBit(negative);
  }

  long infinity(boolean negative) {
    return signBit(negative) | (long) topField() << precision - 1;
  }

  /** The finite number of the greatest magnitude. */
  long greatest(boolean negative) {
    return infinity(negative) - 1;
  }

  /** What an invalid operation gives: the negative quiet NaN without payload. */
  long defaultNaN() {
    return infinity(true) | quietBit();
  }
}
