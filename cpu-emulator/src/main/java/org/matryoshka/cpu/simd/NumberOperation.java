package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.cpu.ieee.SoftFloat;

/**
 * Arithmetic on two numbers, as SSE has it. Each operation has two ways: {@link #exact}, which
 * works always, and a fast one with the JVM's arithmetic, which rounds to nearest as IEEE 754 says,
 * but tells nothing about exceptions. The fast way is taken where operands and result are ordinary,
 * so that the only possible exception is inexactness, and that either is noted already or can be
 * excluded by computing the error (T. J. Dekker, Numerische Mathematik 18, 1971).
 */
enum NumberOperation {
  ADD {
    @Override
    long exact(long a, long b, FloatFormat f, FloatStatus status) {
      return SoftFloat.add(a, b, f, status);
    }

    @Override
    double fast(double a, double b) {
      return a + b;
    }

    @Override
    boolean isExact(double a, double b, double sum) {
      double bPart = sum - a;
      return (a - (sum - bPart)) + (b - bPart) == 0;
    }
  },
  SUBTRACT {
    @Override
    long exact(long a, long b, FloatFormat f, FloatStatus status) {
      return SoftFloat.subtract(a, b, f, status);
    }

    @Override
    double fast(double a, double b) {
      return a - b;
    }

    @Override
    boolean isExact(double a, double b, double difference) {
      return ADD.isExact(a, -b, difference);
    }
  },
  MULTIPLY {
    @Override
    long exact(long a, long b, FloatFormat f, FloatStatus status) {
      return SoftFloat.multiply(a, b, f, status);
    }

    @Override
    double fast(double a, double b) {
      return a * b;
    }

    @Override
    boolean isExact(double a, double b, double product) {
      return Math.fma(a, b, -product) == 0;
    }
  },
  DIVIDE {
    @Override
    long exact(long a, long b, FloatFormat f, FloatStatus status) {
      return SoftFloat.divide(a, b, f, status);
    }

    @Override
    double fast(double a, double b) {
      return a / b;
    }

    @Override
    boolean isExact(double a, double b, double quotient) {
      return Math.fma(quotient, b, -a) == 0;
    }
  },
  SQUARE_ROOT {
    @Override
    long exact(long a, long b, FloatFormat f, FloatStatus status) {
      return SoftFloat.squareRoot(b, f, status);
    }

    @Override
    double fast(double a, double b) {
      return Math.sqrt(b);
    }

    @Override
    boolean isExact(double a, double b, double root) {
      return Math.fma(root, root, -b) == 0;
    }
  },
  MINIMUM {
    @Override
    long exact(long a, long b, FloatFormat f, FloatStatus status) {
      return choose(a, b, SoftFloat.Relation.LESS, f, status);
    }

    @Override
    double fast(double a, double b) {
      return a < b ? a : b;
    }

    @Override
    boolean isExact(double a, double b, double result) {
      return true;
    }
  },
  MAXIMUM {
    @Override
    long exact(long a, long b, FloatFormat f, FloatStatus status) {
      return choose(a, b, SoftFloat.Relation.GREATER, f, status);
    }

    @Override
    double fast(double a, double b) {
      return a > b ? a : b;
    }

    @Override
    boolean isExact(double a, double b, double result) {
      return true;
    }
  };

  /** What {@link #fast(long, long, FloatFormat, boolean)} gives where it can't: a signaling NaN. */
  static final long NONE = 0x7FF0_0000_0000_0001L;

  // Exponent fields between which products and errors neither overflow nor get lost.
  private static final int LEAST_FIELD = 160;
  private static final int GREATEST_FIELD = 1886;

  abstract long exact(long a, long b, FloatFormat f, FloatStatus status);

  abstract double fast(double a, double b);

  /** Whether a result is that of unlimited precision; all three are ordinary numbers. */
  abstract boolean isExact(double a, double b, double result);

  /**
   * The result of rounding to nearest, if it is plain that no exception but inexactness happens.
   *
   * @param inexact whether inexactness may happen, because it is noted already
   * @return the bits, or {@link #NONE}
   */
  long fast(long a, long b, FloatFormat f, boolean inexact) {
    return f == FloatFormat.DOUBLE
        ? fastDouble(a, b, inexact)
        : fastSingle((int) a, (int) b, inexact);
  }

  private long fastDouble(long a, long b, boolean inexact) {
    if ((!isOrdinary(a) && this != SQUARE_ROOT) || !isOrdinary(b)) {
      return NONE;
    }
    double x = Double.longBitsToDouble(a);
    double y = Double.longBitsToDouble(b);
    double result = fast(x, y);
    long bits = Double.doubleToRawLongBits(result);
    return isOrdinary(bits) && (inexact || isExact(x, y, result)) ? bits : NONE;
  }

  /** In double precision, which is exact enough that rounding twice is rounding once. */
  private long fastSingle(int a, int b, boolean inexact) {
    if ((!isOrdinary(a) && this != SQUARE_ROOT) || !isOrdinary(b)) {
      return NONE;
    }
    float x = Float.intBitsToFloat(a);
    float y = Float.intBitsToFloat(b);
    double wide = fast((double) x, (double) y);
    float result = (float) wide;
    int bits = Float.floatToRawIntBits(result);
    boolean exact = inexact || (result == wide && isExact(x, y, wide));
    return isOrdinary(bits) && exact ? bits & 0xFFFF_FFFFL : NONE;
  }

  private static boolean isOrdinary(long bits) {
    int field = (int) (bits >>> 52) & 0x7FF;
    return field >= LEAST_FIELD && field <= GREATEST_FIELD;
  }

  private static boolean isOrdinary(int bits) {
    int field = bits >>> 23 & 0xFF;
    return field > 1 && field < 254;
  }

  /** The first operand if it is so related to the second, else the second: also for NaN and ±0. */
  private static long choose(
      long a, long b, SoftFloat.Relation wanted, FloatFormat f, FloatStatus status) {
    SoftFloat.Relation relation = SoftFloat.compare(a, b, f, /* quiet= */ false, status);
    // Denormals are noted already, unless a NaN comes first.
    long chosen = relation == wanted ? a : b;
    boolean zeroed = f.isDenormal(chosen) && status.denormalsAreZero();
    return zeroed ? f.zero(f.negative(chosen)) : chosen;
  }
}
