package org.matryoshka.cpu.x87;

import java.math.BigInteger;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.Exact;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.cpu.ieee.Unpacked;
import org.matryoshka.isa.instruction.Instruction;

/**
 * The transcendental instructions (SDM vol. 1, 8.3.7 to 8.3.10). The manual promises an error below
 * one unit in the last place; ours round correctly in nearly all cases. As processors do, the
 * trigonometric functions reduce their arguments with 66 bits of π (8.3.8).
 */
final class X87Functions {
  /** Below 2^−70 the first term of a series is all that 64 bits can show. */
  private static final int TINY = -70;

  private X87Functions() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case F2XM1 -> X87Functions::powerOfTwoMinusOne;
      case FYL2X -> (cpu, i) -> logarithm(cpu, false);
      case FYL2XP1 -> (cpu, i) -> logarithm(cpu, true);
      case FPATAN -> X87Functions::inverseTangent;
      case FSIN -> (cpu, i) -> trigonometric(cpu, Trigonometric.SINE);
      case FCOS -> (cpu, i) -> trigonometric(cpu, Trigonometric.COSINE);
      case FSINCOS -> (cpu, i) -> trigonometric(cpu, Trigonometric.BOTH);
      case FPTAN -> (cpu, i) -> trigonometric(cpu, Trigonometric.TANGENT);
      default -> null;
    };
  }

  private enum Trigonometric {
    SINE,
    COSINE,
    BOTH,
    TANGENT
  }

  private static void powerOfTwoMinusOne(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    Extended result = Extended.INDEFINITE;
    if (!stack.underflowed()) {
      result = ExtendedArithmetic.special(a, a, stack.status);
      if (result == null) {
        result = powerOfTwoMinusOne(a, stack.status);
      }
    }
    if (stack.commit()) {
      stack.fpu.set(0, result);
    }
  }

  private static Extended powerOfTwoMinusOne(Extended a, FloatStatus status) {
    if (a.isInfinite()) {
      return a.negative() ? Extended.of(-1) : a;
    }
    if (a.isZero()) {
      return a;
    }
    ExtendedArithmetic.noteDenormals(a, a, status);
    Unpacked x = a.unpacked();
    if (x.exponent() >= 0) {
      boolean one = x.exponent() == 0 && x.significand() << 1 == 0;
      if (!one) {
        status.raise(FloatExceptions.PRECISION);
      }
      // Beyond ±1 the manual leaves the result open: the argument comes back.
      return one ? (a.negative() ? new Extended(0xBFFE, 1L << 63) : Extended.of(1)) : a;
    }
    if (x.exponent() < TINY) {
      return Extended.round(timesLn2(x), 64, status);
    }
    BigInteger value = FixedPoint.powerOfTwoMinusOne(FixedPoint.of(x));
    return Extended.round(FixedPoint.toNumber(value), 64, status);
  }

  private static Unpacked timesLn2(Unpacked x) {
    Unpacked ln2 = Unpacked.of(false, -1, 0xB172_17F7_D1CF_79ABL, 0xC9E3_B398_03F2_F6AFL, true);
    return Exact.multiplyWide(ln2, x);
  }

  /** ST(1) × log2 of ST(0), or of 1 + ST(0), and pop. */
  private static void logarithm(Cpu cpu, boolean onePlus) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended x = stack.get(0);
    Extended y = stack.get(1);
    Extended result = Extended.INDEFINITE;
    if (!stack.underflowed()) {
      result = ExtendedArithmetic.special(x, y, stack.status);
      if (result == null) {
        result = onePlus ? logarithmOnePlus(x, y, stack.status) : logarithm(x, y, stack.status);
      }
    }
    if (stack.commit()) {
      stack.fpu.set(1, result);
      stack.pop();
    }
  }

  private static Extended logarithm(Extended x, Extended y, FloatStatus status) {
    if (x.isZero()) {
      if (y.isZero()) {
        return ExtendedArithmetic.invalid(status);
      }
      if (!y.isInfinite()) {
        status.raise(FloatExceptions.DIVIDE_BY_ZERO);
      }
      return Extended.infinity(!y.negative());
    }
    if (x.negative()) {
      return ExtendedArithmetic.invalid(status);
    }
    boolean one = x.field() == 0x3FFF && x.significand() << 1 == 0;
    boolean less = x.field() < 0x3FFF;
    if (x.isInfinite() || y.isInfinite()) {
      if (one || (x.isInfinite() && y.isZero())) {
        return ExtendedArithmetic.invalid(status);
      }
      ExtendedArithmetic.noteDenormals(x, y, status);
      return Extended.infinity(y.negative() != less);
    }
    ExtendedArithmetic.noteDenormals(x, y, status);
    if (one || y.isZero()) {
      return Extended.zero(y.negative() != less);
    }
    Unpacked number = x.unpacked();
    int exponent = number.exponent();
    if (number.significand() << 1 == 0) {
      // A power of two: its logarithm is an integer, and the product may be exact.
      return Extended.round(Exact.multiply(Unpacked.ofInteger(exponent), y.unpacked()), 64, status);
    }
    BigInteger mantissa = FixedPoint.of(Unpacked.of(false, 0, number.significand()));
    BigInteger log =
        FixedPoint.logarithmToBase2(mantissa)
            .add(FixedPoint.ONE.multiply(BigInteger.valueOf(exponent)));
    return Extended.round(Exact.multiplyWide(FixedPoint.toNumber(log), y.unpacked()), 64, status);
  }

  private static Extended logarithmOnePlus(Extended x, Extended y, FloatStatus status) {
    if (x.isZero()) {
      if (y.isInfinite()) {
        return ExtendedArithmetic.invalid(status);
      }
      ExtendedArithmetic.noteDenormals(x, y, status);
      return Extended.zero(x.negative() != y.negative());
    }
    if (x.isInfinite() || (x.negative() && x.field() >= 0x3FFF)) {
      return x.isInfinite() && !x.negative() && !y.isZero()
          ? Extended.infinity(y.negative())
          : ExtendedArithmetic.invalid(status);
    }
    ExtendedArithmetic.noteDenormals(x, y, status);
    if (y.isInfinite()) {
      return Extended.infinity(x.negative() != y.negative());
    }
    if (y.isZero()) {
      return Extended.zero(x.negative() != y.negative());
    }
    Unpacked number = x.unpacked();
    Unpacked log;
    if (number.exponent() < TINY) {
      Unpacked log2e = Unpacked.of(false, 0, 0xB8AA_3B29_5C17_F0BBL, 0xBE87_FED0_691D_3E88L, true);
      log = Exact.multiplyWide(log2e, number);
    } else if (number.exponent() < 1) {
      log = FixedPoint.toNumber(FixedPoint.logarithmToBase2OfOnePlus(FixedPoint.of(number)));
    } else {
      BigInteger sum = FixedPoint.of(number).add(FixedPoint.ONE);
      log = FixedPoint.toNumber(FixedPoint.logarithmToBase2(sum));
    }
    return Extended.round(Exact.multiplyWide(log, y.unpacked()), 64, status);
  }

  /** The angle of the point (ST(0), ST(1)), and pop. */
  private static void inverseTangent(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended x = stack.get(0);
    Extended y = stack.get(1);
    Extended result = Extended.INDEFINITE;
    if (!stack.underflowed()) {
      result = ExtendedArithmetic.special(x, y, stack.status);
      if (result == null) {
        ExtendedArithmetic.noteDenormals(x, y, stack.status);
        result = angle(x, y, stack.status);
      }
    }
    if (stack.commit()) {
      stack.fpu.set(1, result);
      stack.pop();
    }
  }

  private static Extended angle(Extended x, Extended y, FloatStatus status) {
    if (y.isZero() || (x.isInfinite() && !y.isInfinite())) {
      return x.negative()
          ? rounded(FixedPoint.PI, y.negative(), status)
          : Extended.zero(y.negative());
    }
    if (y.isInfinite() && x.isInfinite()) {
      BigInteger quarter = FixedPoint.PI.shiftRight(2);
      BigInteger angle = x.negative() ? quarter.multiply(BigInteger.valueOf(3)) : quarter;
      return rounded(angle, y.negative(), status);
    }
    if (y.isInfinite() || x.isZero()) {
      return rounded(FixedPoint.HALF_PI, y.negative(), status);
    }
    Unpacked ratio = Exact.divide(y.withSign(false).unpacked(), x.withSign(false).unpacked());
    int exponent = ratio.exponent();
    if (exponent < TINY && !x.negative()) {
      return Extended.round(ratio.withSign(y.negative()).inexact(), 64, status);
    }
    BigInteger angle;
    if (exponent < -200) {
      angle = BigInteger.ONE;
    } else if (exponent > 200) {
      angle = FixedPoint.HALF_PI.subtract(BigInteger.ONE);
    } else {
      BigInteger a = FixedPoint.of(y.withSign(false).unpacked().scaled(x.unpacked().exponent()));
      BigInteger b = FixedPoint.of(x.withSign(false).unpacked().scaled(x.unpacked().exponent()));
      angle =
          a.compareTo(b) <= 0
              ? FixedPoint.inverseTangent(FixedPoint.divide(a, b))
              : FixedPoint.HALF_PI.subtract(FixedPoint.inverseTangent(FixedPoint.divide(b, a)));
    }
    return rounded(x.negative() ? FixedPoint.PI.subtract(angle) : angle, y.negative(), status);
  }

  private static Extended rounded(BigInteger value, boolean negative, FloatStatus status) {
    return Extended.round(FixedPoint.toNumber(negative ? value.negate() : value), 64, status);
  }

  private static void trigonometric(Cpu cpu, Trigonometric function) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    boolean pushes = function == Trigonometric.BOTH || function == Trigonometric.TANGENT;
    stack.setCondition(0);
    boolean outside =
        !stack.underflowed() && a.isFinite() && !a.isUnsupported() && a.field() >= 0x3FFF + 63;
    boolean full = pushes && !stack.fpu.isEmpty(-1);
    if (outside && !full) {
      stack.commit();
      stack.setCondition(StatusWord.C2);
      return;
    }
    Extended first = Extended.INDEFINITE;
    Extended second = Extended.INDEFINITE;
    if (full) {
      stack.overflow();
    } else if (!stack.underflowed()) {
      Extended special = ExtendedArithmetic.special(a, a, stack.status);
      if (special == null && a.isInfinite()) {
        special = ExtendedArithmetic.invalid(stack.status);
      }
      if (special == null) {
        ExtendedArithmetic.noteDenormals(a, a, stack.status);
      }
      first = special != null ? special : value(a, function, stack.status);
      second =
          special != null
              ? special
              : function == Trigonometric.TANGENT
                  ? Extended.of(1)
                  : pushes ? value(a, Trigonometric.COSINE, stack.status) : null;
    }
    if (stack.commit()) {
      stack.fpu.set(0, first);
      if (pushes) {
        stack.fpu.rotate(-1);
        stack.fpu.set(0, second);
      }
    }
  }

  /** Sine (for both), cosine or tangent of a finite number. */
  private static Extended value(Extended a, Trigonometric function, FloatStatus status) {
    boolean cosine = function == Trigonometric.COSINE;
    if (a.isZero()) {
      return cosine ? Extended.of(1) : a;
    }
    Unpacked x = a.unpacked();
    if (x.exponent() < TINY) {
      return cosine
          ? Extended.round(almostOne(), 64, status)
          : Extended.round(
              function == Trigonometric.TANGENT ? x.inexact() : x.slightlyLess(), 64, status);
    }
    BigInteger angle = FixedPoint.of(x);
    BigInteger[] parts = reduce(angle);
    int quadrant = parts[0].intValue() & 3;
    BigInteger rest = parts[1];
    BigInteger sine = FixedPoint.sine(rest);
    BigInteger cos = FixedPoint.cosine(rest);
    BigInteger s = (quadrant & 1) == 0 ? sine : cos;
    BigInteger c = (quadrant & 1) == 0 ? cos : sine.negate();
    if ((quadrant & 2) != 0) {
      s = s.negate();
      c = c.negate();
    }
    BigInteger value =
        switch (function) {
          case COSINE -> c;
          case TANGENT -> FixedPoint.divide(s, c);
          default -> s;
        };
    return Extended.round(FixedPoint.toNumber(value), 64, status);
  }

  private static Unpacked almostOne() {
    return Unpacked.of(false, -1, -1L, -1L, true);
  }

  /** The number of quarter turns that is nearest, and what is left. */
  private static BigInteger[] reduce(BigInteger angle) {
    BigInteger twice = angle.shiftLeft(1).add(FixedPoint.HALF_PI_66);
    BigInteger turns = floorDivide(twice, FixedPoint.HALF_PI_66.shiftLeft(1));
    return new BigInteger[] {turns, angle.subtract(turns.multiply(FixedPoint.HALF_PI_66))};
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }
}
