package org.matryoshka.cpu.simd;

/** Bits of MXCSR (SDM vol. 1, figure 10-3). */
public final class Mxcsr {
  /** Exception flags: invalid operation, denormal operand, division by zero, and so on. */
  public static final int INVALID = 1;

  public static final int DENORMAL = 1 << 1;
  public static final int DIVIDE_BY_ZERO = 1 << 2;
  public static final int OVERFLOW = 1 << 3;
  public static final int UNDERFLOW = 1 << 4;

  /** The result is not exact. */
  public static final int PRECISION = 1 << 5;

  /** All exception flags. */
  public static final int FLAGS = 0x3F;

  /** Denormal operands count as zero. */
  public static final int DENORMALS_ARE_ZERO = 1 << 6;

  /** The mask of an exception stands so many bits above its flag. */
  public static final int MASK_SHIFT = 7;

  /** The rounding mode: nearest, down, up, towards zero. */
  public static final int ROUNDING_SHIFT = 13;

  /** Tiny results become zero. */
  public static final int FLUSH_TO_ZERO = 1 << 15;

  /** After reset: all exceptions masked, round to nearest. */
  public static final int INITIAL = 0x1F80;

  /** The bits that can be set; another one is #GP. */
  public static final int WRITABLE = 0xFFFF;

  private Mxcsr() {}
}
