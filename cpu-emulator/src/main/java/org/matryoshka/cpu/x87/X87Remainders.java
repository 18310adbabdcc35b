package org.matryoshka.cpu.x87;

import java.math.BigInteger;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatStatus;
import org.matryoshka.cpu.ieee.Unpacked;
import org.matryoshka.isa.instruction.Instruction;

/** FPREM, FPREM1, FRNDINT, FSCALE and FXTRACT: exact, but for the rounding to an integer. */
final class X87Remainders {
  private static final int BIAS = 16383;

  private X87Remainders() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case FPREM -> (cpu, i) -> remainder(cpu, false);
      case FPREM1 -> (cpu, i) -> remainder(cpu, true);
      case FRNDINT -> X87Remainders::roundToInteger;
      case FSCALE -> X87Remainders::scale;
      case FXTRACT -> X87Remainders::extract;
      default -> null;
    };
  }

  /**
   * The remainder of ST(0) by ST(1); of far too great numbers only a step towards it.
   *
   * @param nearest whether the quotient is rounded to the nearest integer, not cut
   */
  private static void remainder(Cpu cpu, boolean nearest) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    Extended b = stack.get(1);
    Extended result = Extended.INDEFINITE;
    int condition = 0;
    if (!stack.underflowed()) {
      result = ExtendedArithmetic.special(a, b, stack.status);
      if (result == null && (a.isInfinite() || b.isZero())) {
        result = ExtendedArithmetic.invalid(stack.status);
      } else if (result == null) {
        ExtendedArithmetic.noteDenormals(a, b, stack.status);
        if (a.isZero() || b.isInfinite()) {
          result = a;
        } else {
          Step step = step(a, b, nearest);
          result = step.result(a, stack.status);
          condition = step.condition();
        }
      }
    }
    if (!stack.commit()) {
      return;
    }
    stack.fpu.set(0, result);
    boolean q0 = (condition & 1) != 0;
    stack.setCondition(
        ((condition & 4) != 0 ? StatusWord.C0 : 0)
            | ((condition & 2) != 0 ? StatusWord.C3 : 0)
            | ((condition & 8) != 0 ? StatusWord.C2 : 0));
    if (!stack.underflowed()) {
      stack.fpu.status = (stack.fpu.status & ~StatusWord.C1) | (q0 ? StatusWord.C1 : 0);
    }
  }

  /**
   * What is left of a dividend.
   *
   * @param magnitude times 2^exponent
   * @param flips whether the sign changes
   * @param condition low bits of the quotient, and 8 if the reduction is not complete
   */
  private record Step(BigInteger magnitude, int exponent, boolean flips, int condition) {
    Extended result(Extended dividend, FloatStatus status) {
      if (magnitude.signum() == 0) {
        return Extended.zero(dividend.negative());
      }
      int shift = magnitude.bitLength() - 64;
      long significand =
          (shift >= 0 ? magnitude.shiftRight(shift) : magnitude.shiftLeft(-shift)).longValue();
      return Extended.round(
          Unpacked.of(dividend.negative() != flips, exponent + 63 + shift, significand),
          64,
          status);
    }
  }

  private static Step step(Extended a, Extended b, boolean nearest) {
    Unpacked x = a.unpacked();
    Unpacked y = b.unpacked();
    int distance = x.exponent() - y.exponent();
    BigInteger dividend = unsigned(x.significand());
    BigInteger divisor = unsigned(y.significand());
    if (distance >= 64) {
      // As many bits of the quotient as leave a distance that is a multiple of 32 smaller.
      int bits = 32 + distance % 32;
      BigInteger rest = dividend.shiftLeft(bits).mod(divisor);
      return new Step(rest, y.exponent() - 63 + distance - bits, false, 8);
    }
    int exponent = Math.min(x.exponent(), y.exponent()) - 63;
    if (distance >= 0) {
      dividend = dividend.shiftLeft(distance);
    } else if (distance < -1 || !nearest) {
      return new Step(dividend, x.exponent() - 63, false, 0);
    } else {
      divisor = divisor.shiftLeft(-distance);
    }
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    int quotient = parts[0].intValue() & 7;
    int twice = nearest ? parts[1].shiftLeft(1).compareTo(divisor) : -1;
    if (twice > 0 || (twice == 0 && (quotient & 1) != 0)) {
      return new Step(divisor.subtract(parts[1]), exponent, true, quotient + 1 & 7);
    }
    return new Step(parts[1], exponent, false, quotient);
  }

  private static void roundToInteger(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    Extended result = a;
    if (!stack.underflowed()) {
      Extended special = ExtendedArithmetic.special(a, a, stack.status);
      if (special != null) {
        result = special;
      } else if (a.isFinite() && !a.isZero()) {
        ExtendedArithmetic.noteDenormals(a, a, stack.status);
        Unpacked number = a.unpacked();
        result = number.exponent() >= 63 ? a : rounded(a, number, stack.status);
      }
    }
    if (stack.commit()) {
      stack.fpu.set(0, result);
    }
  }

  private static Extended rounded(Extended a, Unpacked number, FloatStatus status) {
    long integer = number.toInteger(64, status);
    return Extended.of(integer).withSign(a.negative());
  }

  /** ST(0) times two to the power of ST(1), cut to an integer. */
  private static void scale(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    Extended b = stack.get(1);
    Extended result = Extended.INDEFINITE;
    if (!stack.underflowed()) {
      result = scaled(a, b, stack.status);
    }
    if (stack.commit()) {
      stack.fpu.set(0, result);
    }
  }

  private static Extended scaled(Extended a, Extended b, FloatStatus status) {
    Extended special = ExtendedArithmetic.special(a, b, status);
    if (special != null) {
      return special;
    }
    if (b.isInfinite()) {
      boolean impossible = b.negative() ? a.isInfinite() : a.isZero();
      if (impossible) {
        return ExtendedArithmetic.invalid(status);
      }
      ExtendedArithmetic.noteDenormals(a, b, status);
      if (a.isInfinite() || a.isZero()) {
        return a;
      }
      return b.negative() ? Extended.zero(a.negative()) : Extended.infinity(a.negative());
    }
    ExtendedArithmetic.noteDenormals(a, b, status);
    if (a.isZero() || a.isInfinite() || b.isZero()) {
      return a.isDenormal() ? Extended.round(a.unpacked(), 64, status) : a;
    }
    Unpacked power = b.unpacked();
    int limit = 0x1_0000;
    int by = limit;
    if (power.exponent() < 16) {
      by = power.exponent() < 0 ? 0 : (int) (power.significand() >>> (63 - power.exponent()));
    }
    Unpacked number = a.unpacked();
    int exponent = number.exponent() + (b.negative() ? -by : by);
    return Extended.round(
        Unpacked.of(number.negative(), exponent, number.significand()), 64, status);
  }

  /** Replaces ST(0) by its exponent and pushes its significand. */
  private static void extract(Cpu cpu, DecodedInstruction in) {
    X87Stack stack = X87Stack.begin(cpu);
    Extended a = stack.get(0);
    if (stack.underflowed() || !stack.fpu.isEmpty(-1)) {
      finishExtract(stack, Extended.INDEFINITE, Extended.INDEFINITE);
      return;
    }
    Extended special = ExtendedArithmetic.special(a, a, stack.status);
    if (special != null) {
      finishExtract(stack, special, special);
    } else if (a.isInfinite()) {
      finishExtract(stack, Extended.infinity(false), a);
    } else if (a.isZero()) {
      stack.status.raise(FloatExceptions.DIVIDE_BY_ZERO);
      finishExtract(stack, Extended.infinity(true), a);
    } else {
      ExtendedArithmetic.noteDenormals(a, a, stack.status);
      Unpacked number = a.unpacked();
      finishExtract(
          stack,
          Extended.of(number.exponent()),
          new Extended(BIAS, number.significand()).withSign(a.negative()));
    }
  }

  private static void finishExtract(X87Stack stack, Extended exponent, Extended significand) {
    boolean full = !stack.fpu.isEmpty(-1);
    if (full) {
      stack.overflow();
    }
    if (stack.commit()) {
      stack.fpu.set(0, full ? Extended.INDEFINITE : exponent);
      stack.fpu.rotate(-1);
      stack.fpu.set(0, full ? Extended.INDEFINITE : significand);
    }
  }

  private static BigInteger unsigned(long value) {
    BigInteger number = BigInteger.valueOf(value);
    return value < 0 ? number.add(BigInteger.ONE.shiftLeft(64)) : number;
  }
}
