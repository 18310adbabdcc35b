package org.matryoshka.gui.inspect.registers;

/** Numbers of the double extended format (SDM vol. 1, 4.2.2) for people. */
final class ExtendedText {
  private static final int BIAS = 16383;
  private static final int TOP = 0x7FFF;

  private ExtendedText() {}

  /**
   * As text: a decimal number where a double holds it, else a power of two.
   *
   * @param signExponent sign in bit 15, exponent below
   * @param significand with its leading bit
   */
  static String of(int signExponent, long significand) {
    String sign = (signExponent & 0x8000) != 0 ? "-" : "";
    int field = signExponent & TOP;
    if (field == TOP) {
      return significand << 1 == 0 ? sign + "infinity" : "NaN";
    }
    if (significand == 0) {
      return sign + "0";
    }
    if (field != 0 && significand > 0) {
      return "unsupported";
    }
    int exponent = Math.max(field, 1) - BIAS;
    double fraction = unsigned(significand) / 0x1p63;
    if (exponent > Double.MAX_EXPONENT || exponent < Double.MIN_EXPONENT) {
      return sign + fraction + " × 2^" + exponent;
    }
    return sign + Math.scalb(fraction, exponent);
  }

  private static double unsigned(long value) {
    double half = (double) (value >>> 1);
    return half * 2 + (value & 1);
  }
}
