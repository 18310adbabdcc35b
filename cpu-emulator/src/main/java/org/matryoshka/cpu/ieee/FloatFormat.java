package org.matryoshka.cpu.ieee;

/** A binary interchange format of IEEE 754. */
public enum FloatFormat {
  /** 32 bits. */
  SINGLE(24, 8),
  /** 64 bits. */
  DOUBLE(53, 11);

  private final int precision;
  private final int exponentBits;

  FloatFormat(int precision, int exponentBits) {
    this.precision = precision;
    this.exponentBits = exponentBits;
  }

  /** Bits of the significand, the leading one included. */
  public int precision() {
    return precision;
  }

  /** The greatest exponent of a finite number, and what is added to an exponent to encode it. */
  public int bias() {
    return (1 << (exponentBits - 1)) - 1;
  }

  /** The least exponent of a normal number. */
  public int minExponent() {
    return 1 - bias();
  }

  /** The bits of the fraction. */
  public long fractionMask() {
    return (1L << (precision - 1)) - 1;
  }

  /** The exponent field of infinities and NaNs. */
  public int topField() {
    return (1 << exponentBits) - 1;
  }

  /** The exponent as it is encoded. */
  public int field(long bits) {
    return (int) (bits >>> (precision - 1)) & topField();
  }

  /** The significand without a leading one. */
  public long fraction(long bits) {
    return bits & fractionMask();
  }

  /** Whether the sign bit is set. */
  public boolean negative(long bits) {
    return (bits >>> (precision + exponentBits - 1) & 1) != 0;
  }

  /** Whether it is not a number. */
  public boolean isNaN(long bits) {
    return field(bits) == topField() && fraction(bits) != 0;
  }

  /** Whether it is a NaN that raises an exception. */
  public boolean isSignaling(long bits) {
    return isNaN(bits) && (bits & quietBit()) == 0;
  }

  /** Whether it is an infinity. */
  public boolean isInfinite(long bits) {
    return field(bits) == topField() && fraction(bits) == 0;
  }

  /** Whether it is zero, of either sign. */
  public boolean isZero(long bits) {
    return field(bits) == 0 && fraction(bits) == 0;
  }

  /** Whether it is too small for a leading one, and not zero. */
  public boolean isDenormal(long bits) {
    return field(bits) == 0 && fraction(bits) != 0;
  }

  /** The bit that makes a NaN quiet. */
  public long quietBit() {
    return 1L << (precision - 2);
  }

  /** The sign bit, or 0. */
  public long signBit(boolean negative) {
    return negative ? 1L << (precision + exponentBits - 1) : 0;
  }

  /** Zero. */
  public long zero(boolean negative) {
    return signBit(negative);
  }

  /** Infinity. */
  public long infinity(boolean negative) {
    return signBit(negative) | (long) topField() << (precision - 1);
  }

  /** The finite number of the greatest magnitude. */
  public long greatest(boolean negative) {
    return infinity(negative) - 1;
  }

  /** What an invalid operation gives: the negative quiet NaN without payload. */
  public long defaultNaN() {
    return infinity(true) | quietBit();
  }
}
