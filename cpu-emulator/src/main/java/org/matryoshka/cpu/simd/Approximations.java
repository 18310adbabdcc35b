package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.ieee.FloatFormat;

/**
 * RCPPS and RSQRTPS (SDM vol. 2B). The manual allows a relative error of 1.5 × 2^−12, and
 * processors use that differently; ours gives the true value, rounded to 12 bits of fraction. They
 * raise no exceptions; denormal operands count as zero, and denormal results are zero.
 */
final class Approximations {
  private static final int FRACTION_CUT = 0x7FF;

  private Approximations() {}

  private static int rounded(double value) {
    int bits = Float.floatToRawIntBits((float) value);
    return bits + (FRACTION_CUT + 1) / 2 & ~FRACTION_CUT;
  }

  /** From the bits of a single to the bits of a single. */
  @FunctionalInterface
  interface Function {
    int apply(int bits);
  }

  static int reciprocal(int bits) {
    float x = operand(bits);
    if (Float.isNaN(x)) {
      return bits | 1 << 22;
    }
    int result = rounded(1.0 / x);
    boolean denormal = (result & 0x7F80_0000) == 0;
    return denormal ? result & 1 << 31 : result;
  }

  static int reciprocalSquareRoot(int bits) {
    float x = operand(bits);
    if (Float.isNaN(x)) {
      return bits | 1 << 22;
    }
    if (x < 0) {
      return (int) FloatFormat.SINGLE.defaultNaN();
    }
    if (x == 0) {
      return (int) FloatFormat.SINGLE.infinity(bits < 0);
    }
    return rounded(1.0 / Math.sqrt(x));
  }

  /** Both singles of a lane. */
  static long both(long lane, Function function) {
    long high = function.apply((int) (lane >>> 32));
    return high << 32 | (function.apply((int) lane) & 0xFFFF_FFFFL);
  }

  private static float operand(int bits) {
    boolean denormal = (bits & 0x7F80_0000) == 0;
    return Float.intBitsToFloat(denormal ? bits & 1 << 31 : bits);
  }
}
