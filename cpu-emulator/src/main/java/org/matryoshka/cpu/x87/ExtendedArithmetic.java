package org.matryoshka.cpu.x87;

import org.matryoshka.cpu.ieee.Exact;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatStatus;

/** The four operations and the square root on numbers of 80 bits (SDM vol. 1, 4.8 and 8.5). */
final class ExtendedArithmetic {
  private ExtendedArithmetic() {}

  /** An operation on two numbers. */
  @FunctionalInterface
  interface Operation {
    Extended apply(Extended a, Extended b, int precision, FloatStatus status);
  }

  static Extended add(Extended a, Extended b, int precision, FloatStatus status) {
    Extended special = special(a, b, status);
    if (special != null) {
      return special;
    }
    if (a.isInfinite() || b.isInfinite()) {
      if (a.isInfinite() && b.isInfinite() && a.negative() != b.negative()) {
        return invalid(status);
      }
      noteDenormals(a, b, status);
      return a.isInfinite() ? a : b;
    }
    noteDenormals(a, b, status);
    if (a.isZero() && b.isZero()) {
      return a.negative() == b.negative() ? a : Extended.zero(status.roundsDown());
    }
    if (a.isZero() || b.isZero()) {
      return Extended.round((a.isZero() ? b : a).unpacked(), precision, status);
    }
    var sum = Exact.add(a.unpacked(), b.unpacked());
    return sum == null
        ? Extended.zero(status.roundsDown())
        : Extended.round(sum, precision, status);
  }

  static Extended subtract(Extended a, Extended b, int precision, FloatStatus status) {
    boolean keep = b.isNaN() || b.isUnsupported();
    return add(a, keep ? b : b.negated(), precision, status);
  }

  static Extended multiply(Extended a, Extended b, int precision, FloatStatus status) {
    Extended special = special(a, b, status);
    if (special != null) {
      return special;
    }
    boolean negative = a.negative() != b.negative();
    if (a.isInfinite() || b.isInfinite()) {
      if (a.isZero() || b.isZero()) {
        return invalid(status);
      }
      noteDenormals(a, b, status);
      return Extended.infinity(negative);
    }
    noteDenormals(a, b, status);
    if (a.isZero() || b.isZero()) {
      return Extended.zero(negative);
    }
    return Extended.round(Exact.multiply(a.unpacked(), b.unpacked()), precision, status);
  }

  static Extended divide(Extended a, Extended b, int precision, FloatStatus status) {
    Extended special = special(a, b, status);
    if (special != null) {
      return special;
    }
    boolean negative = a.negative() != b.negative();
    if ((a.isInfinite() && b.isInfinite()) || (a.isZero() && b.isZero())) {
      return invalid(status);
    }
    if (b.isZero() && a.isFinite()) {
      status.raise(FloatExceptions.DIVIDE_BY_ZERO);
      return Extended.infinity(negative);
    }
    noteDenormals(a, b, status);
    if (a.isInfinite()) {
      return Extended.infinity(negative);
    }
    if (a.isZero() || b.isInfinite()) {
      return Extended.zero(negative);
    }
    return Extended.round(Exact.divide(a.unpacked(), b.unpacked()), precision, status);
  }

  static Extended squareRoot(Extended a, int precision, FloatStatus status) {
    Extended special = special(a, a, status);
    if (special != null) {
      return special;
    }
    if (a.isZero()) {
      return a;
    }
    if (a.negative()) {
      return invalid(status);
    }
    if (a.isInfinite()) {
      return a;
    }
    noteDenormals(a, a, status);
    return Extended.round(Exact.squareRoot(a.unpacked()), precision, status);
  }

  /** What NaNs and impossible encodings give, or null if there are none. */
  static Extended special(Extended a, Extended b, FloatStatus status) {
    if (a.isUnsupported() || b.isUnsupported()) {
      return invalid(status);
    }
    if (!a.isNaN() && !b.isNaN()) {
      return null;
    }
    if (a.isSignaling() || b.isSignaling()) {
      status.raise(FloatExceptions.INVALID);
    }
    if (!a.isNaN() || !b.isNaN()) {
      return (a.isNaN() ? a : b).quieted();
    }
    if (a.isSignaling() != b.isSignaling()) {
      return a.isSignaling() ? b : a;
    }
    int greater = Long.compareUnsigned(a.significand(), b.significand());
    boolean first = greater > 0 || (greater == 0 && !a.negative());
    return (first ? a : b).quieted();
  }

  static void noteDenormals(Extended a, Extended b, FloatStatus status) {
    if (a.isDenormal() || b.isDenormal()) {
      status.raise(FloatExceptions.DENORMAL);
    }
  }

  static Extended invalid(FloatStatus status) {
    status.raise(FloatExceptions.INVALID);
    return Extended.INDEFINITE;
  }
}
