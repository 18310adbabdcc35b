package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.ieee.FloatStatus;

/**
 * The constants that can be pushed (SDM vol. 1, 8.3.4): known with more than 64 bits, and rounded
 * as the control word says. The exact ones are the same in every mode.
 */
enum X87Constant {
  FLD1(0x3FFF, 1L << 63, null),
  FLDZ(0, 0, null),
  FLDL2T(0x4000, 0xD49A_784B_CD1B_8AFEL, false),
  FLDL2E(0x3fff, 0xB8AA_3B29_5C17_F0BBL, true),
  FLDPI(0x4000, 0xC90F_DAA2_2168_C234L, true),
  FLDLG2(0x3ffd, 0x9A20_9A84_FBCF_F798L, true),
  FLDLN2(0x3ffe, 0xB172_17F7_D1CF_79ABL, true);

  private final int exponent;

  /** Cut, not rounded. */
  private final long significand;

  /** Whether the nearest number is the next one; null for an exact constant. */
  private final Boolean nearestIsUp;

  X87Constant(int exponent, long significand, Boolean nearestIsUp) {
    this.exponent = exponent;
    this.significand = significand;
    this.nearestIsUp = nearestIsUp;
  }

  /** The constant in a rounding mode. All of them are positive. */
  Extended rounded(int mode) {
    boolean up =
        nearestIsUp != null
            && switch (mode) {
              case FloatStatus.NEAREST -> nearestIsUp;
              case FloatStatus.UP -> true;
              default -> false;
            };
    return new Extended(exponent, up ? significand + 1 : significand);
  }
}
