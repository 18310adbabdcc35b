package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatStatus;

/**
 * Bits of MXCSR (SDM vol. 1, figure 10-3). The lowest six are the flags of {@link FloatExceptions}.
 */
public final class Mxcsr {
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

  /** The status of an operation under a value of MXCSR. */
  static FloatStatus status(int mxcsr) {
    return status(mxcsr, mxcsr >> ROUNDING_SHIFT & 3);
  }

  /** The same with another rounding mode. */
  static FloatStatus status(int mxcsr, int rounding) {
    return new FloatStatus(
        rounding,
        mxcsr >> MASK_SHIFT & FloatExceptions.ALL,
        (mxcsr & DENORMALS_ARE_ZERO) != 0,
        (mxcsr & FLUSH_TO_ZERO) != 0);
  }
}
