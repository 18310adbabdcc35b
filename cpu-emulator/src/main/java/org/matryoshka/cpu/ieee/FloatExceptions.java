package org.matryoshka.cpu.ieee;

/**
 * The exceptions of arithmetic on numbers, as bits that stand in MXCSR and in the x87 status word
 * at the same places (SDM vol. 1, 4.9.1).
 */
public final class FloatExceptions {
  /** An operand for which there is no result. */
  public static final int INVALID = 1;

  /** A denormal operand. */
  public static final int DENORMAL = 1 << 1;

  /** A finite number divided by zero. */
  public static final int DIVIDE_BY_ZERO = 1 << 2;

  /** The result is too great for its format. */
  public static final int OVERFLOW = 1 << 3;

  /** The result is too small for full precision. */
  public static final int UNDERFLOW = 1 << 4;

  /** The result is not exact. */
  public static final int PRECISION = 1 << 5;

  /** All of them. */
  public static final int ALL = 0x3F;

  private FloatExceptions() {}
}
