package org.matryoshka.cpu.simd;

/** The rounding mode and the exceptions of an operation on numbers, as MXCSR has them. */
final class FloatStatus {
  static final int NEAREST = 0;
  static final int DOWN = 1;
  static final int UP = 2;
  static final int ZERO = 3;

  final int rounding;
  final boolean denormalsAreZero;

  /** Underflow is masked, and tiny results become zero. */
  final boolean flushToZero;

  /** The exceptions that don't interrupt. */
  final int masks;

  /** The flags of the exceptions that have happened. */
  int raised;

  FloatStatus(int mxcsr) {
    masks = mxcsr >> Mxcsr.MASK_SHIFT & Mxcsr.FLAGS;
    rounding = mxcsr >> Mxcsr.ROUNDING_SHIFT & 3;
    denormalsAreZero = (mxcsr & Mxcsr.DENORMALS_ARE_ZERO) != 0;
    flushToZero = (mxcsr & Mxcsr.FLUSH_TO_ZERO) != 0 && (masks & Mxcsr.UNDERFLOW) != 0;
  }

  /** The same with another rounding mode. */
  FloatStatus(int mxcsr, int rounding) {
    this(mxcsr & ~(3 << Mxcsr.ROUNDING_SHIFT) | rounding << Mxcsr.ROUNDING_SHIFT);
  }

  void raise(int flags) {
    raised |= flags;
  }

  /** Whether rounding goes away from zero, for a result between two numbers. */
  boolean roundsUp(boolean negative, boolean odd, boolean half, boolean more) {
    return switch (rounding) {
      case NEAREST -> half && (more || odd);
      case DOWN -> negative && (half || more);
      case UP -> !negative && (half || more);
      default -> false;
    };
  }
}
