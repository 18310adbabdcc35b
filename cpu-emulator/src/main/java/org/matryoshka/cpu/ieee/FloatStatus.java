package org.matryoshka.cpu.ieee;

/** The rounding mode of operations on numbers, and the exceptions that they have raised. */
public final class FloatStatus {
  /** Rounding modes, as the processor encodes them. */
  public static final int NEAREST = 0;

  public static final int DOWN = 1;
  public static final int UP = 2;
  public static final int ZERO = 3;

  final int rounding;
  final boolean denormalsAreZero;

  /** Underflow is masked, and tiny results become zero. */
  final boolean flushToZero;

  private final int masks;
  private int raised;
  private boolean roundedUp;

  /**
   * A status without exceptions.
   *
   * @param rounding the mode
   * @param masks the exceptions that don't interrupt, bits of {@link FloatExceptions}
   * @param denormalsAreZero whether denormal operands count as zero
   * @param flushToZero whether tiny results become zero; only while underflow is masked
   */
  public FloatStatus(int rounding, int masks, boolean denormalsAreZero, boolean flushToZero) {
    this.rounding = rounding;
    this.masks = masks;
    this.denormalsAreZero = denormalsAreZero;
    this.flushToZero = flushToZero && (masks & FloatExceptions.UNDERFLOW) != 0;
  }

  /** Notes exceptions. */
  public void raise(int flags) {
    raised |= flags;
  }

  /** The exceptions that have happened. */
  public int raised() {
    return raised;
  }

  /** Those of them that interrupt. */
  public int unmasked() {
    return raised & ~masks;
  }

  /** Whether denormal operands count as zero. */
  public boolean denormalsAreZero() {
    return denormalsAreZero;
  }

  /** Whether an exception does not interrupt. */
  public boolean isMasked(int exception) {
    return (masks & exception) != 0;
  }

  /** Whether the last result that was rounded became greater in magnitude by that. */
  public boolean roundedUp() {
    return roundedUp;
  }

  /** Says whether a result became greater in magnitude by rounding. */
  public void noteRounding(boolean up) {
    roundedUp = up;
  }

  /** Whether a result beyond the greatest number becomes infinity. */
  public boolean overflowsToInfinity(boolean negative) {
    return rounding == NEAREST || rounding == (negative ? DOWN : UP);
  }

  /** Whether the mode is {@link #DOWN}, in which an exact difference of zero is negative. */
  public boolean roundsDown() {
    return rounding == DOWN;
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
