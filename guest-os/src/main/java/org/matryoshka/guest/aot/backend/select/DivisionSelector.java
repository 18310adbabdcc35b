package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.LocalLabel;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/**
 * Quotients and remainders. By a power of two they are shifts, by another constant a multiplication
 * by its inverse (Hacker's Delight, second edition, 10-1), else the processor's division, beside
 * which the divisor -1 goes its own way, because the processor faults on the least number.
 */
final class DivisionSelector {
  private final Values values;
  private final Code code;

  DivisionSelector(Values values, Code code) {
    this.values = values;
    this.code = code;
  }

  void divide(int to, int bits, Value left, Value right, boolean remainder) {
    if (right instanceof Constant constant && constant.value() != 0) {
      byConstant(to, bits, left, constant.value(), remainder);
    } else {
      byVariable(to, bits, left, right, remainder);
    }
  }

  private void byVariable(int to, int bits, Value left, Value right, boolean remainder) {
    int divisor = values.reg(right, bits);
    LocalLabel done = new LocalLabel();
    code.copy(Registers.RAX, values.reg(left, bits));
    code.ri(Mnemonic.CMP, bits, divisor, -1);
    code.jump(ConditionCode.E, new ColdPath.NegativeOne(bits, done));
    signIntoRdx(bits);
    MachineInstruction division = code.r(Mnemonic.IDIV, bits, divisor);
    division.fixedUses = 1 << Registers.RAX | 1 << Registers.RDX;
    division.fixedDefs = 1 << Registers.RAX | 1 << Registers.RDX;
    code.label(done);
    code.copy(to, remainder ? Registers.RDX : Registers.RAX);
  }

  private void signIntoRdx(int bits) {
    MachineInstruction sign = code.none(bits == 32 ? Mnemonic.CDQ : Mnemonic.CQO, bits);
    sign.fixedUses = 1 << Registers.RAX;
    sign.fixedDefs = 1 << Registers.RDX;
  }

  private void byConstant(int to, int bits, Value left, long divisor, boolean remainder) {
    int from = values.reg(left, bits);
    long size = Math.abs(divisor);
    boolean least = bits == 32 ? divisor == Integer.MIN_VALUE : divisor == Long.MIN_VALUE;
    if (least) {
      byLeast(to, bits, from, divisor, remainder);
    } else if (size == 1) {
      if (remainder) {
        code.constant(to, 0);
      } else if (divisor == 1) {
        code.rr(Mnemonic.MOV, bits, to, from);
      } else {
        code.copy(to, from);
        code.r(Mnemonic.NEG, bits, to);
      }
    } else if (Long.bitCount(size) == 1) {
      byPowerOfTwo(to, bits, left, from, divisor, remainder);
    } else {
      int quotient = remainder ? values.temporary() : to;
      quotient(quotient, bits, from, divisor);
      if (remainder) {
        int product = values.temporary();
        times(product, bits, quotient, divisor);
        code.copy(to, from);
        code.rr(Mnemonic.SUB, bits, to, product);
      }
    }
  }

  private void times(int product, int bits, int quotient, long divisor) {
    if (divisor == (int) divisor) {
      code.rri(Mnemonic.IMUL, bits, product, quotient, divisor);
    } else {
      code.constant(product, divisor);
      code.rr(Mnemonic.IMUL, bits, product, quotient);
    }
  }

  /** The quotient is 1 for the least number itself, 0 for all others. */
  private void byLeast(int to, int bits, int from, long divisor, boolean remainder) {
    int least = values.temporary();
    code.constant(least, bits == 32 ? divisor & 0xFFFF_FFFFL : divisor);
    int flag = values.temporary();
    int isLeast = values.temporary();
    code.rr(Mnemonic.CMP, bits, from, least);
    code.set(ConditionCode.E, flag);
    code.rr(Mnemonic.MOVZX, 32, 8, isLeast, flag);
    if (!remainder) {
      code.copy(to, isLeast);
      return;
    }
    int product = values.temporary();
    code.copy(product, isLeast);
    code.rr(Mnemonic.IMUL, bits, product, least);
    code.copy(to, from);
    code.rr(Mnemonic.SUB, bits, to, product);
  }

  private void byPowerOfTwo(
      int to, int bits, Value left, int from, long divisor, boolean remainder) {
    int shift = Long.numberOfTrailingZeros(Math.abs(divisor));
    long mask = Math.abs(divisor) - 1;
    if (bits == 32 && Ranges.isNonNegative(left, 4)) {
      code.copy(to, from);
      if (remainder) {
        code.ri(Mnemonic.AND, bits, to, mask);
      } else {
        code.ri(Mnemonic.SHR, bits, to, shift);
        if (divisor < 0) {
          code.r(Mnemonic.NEG, bits, to);
        }
      }
      return;
    }
    // 2^shift - 1 for negative numbers, so that the shift rounds towards zero
    int bias = values.temporary();
    code.copy(bias, from);
    if (shift > 1) {
      code.ri(Mnemonic.SAR, bits, bias, bits - 1);
    }
    code.ri(Mnemonic.SHR, bits, bias, bits - shift);
    int sum = values.temporary();
    code.rm(Mnemonic.LEA, bits, sum, Address.of(from, 0).withIndex(bias, 0));
    if (!remainder) {
      code.copy(to, sum);
      code.ri(Mnemonic.SAR, bits, to, shift);
      if (divisor < 0) {
        code.r(Mnemonic.NEG, bits, to);
      }
      return;
    }
    if (mask == (int) mask) {
      code.ri(Mnemonic.AND, bits, sum, ~mask);
    } else {
      code.ri(Mnemonic.SAR, bits, sum, shift);
      code.ri(Mnemonic.SHL, bits, sum, shift);
    }
    code.copy(to, from);
    code.rr(Mnemonic.SUB, bits, to, sum);
  }

  private void quotient(int to, int bits, int from, long divisor) {
    MagicNumber magic = MagicNumber.of(divisor, bits);
    int high = values.temporary();
    if (bits == 32) {
      int wide = values.temporary();
      code.rr(Mnemonic.MOVSXD, 64, 32, wide, from);
      code.rri(Mnemonic.IMUL, 64, high, wide, magic.multiplier());
      code.ri(Mnemonic.SHR, 64, high, 32);
    } else {
      int multiplier = values.temporary();
      code.constant(multiplier, magic.multiplier());
      code.copy(Registers.RAX, from);
      MachineInstruction product = code.r(Mnemonic.IMUL, 64, multiplier);
      product.fixedUses = 1 << Registers.RAX;
      product.fixedDefs = 1 << Registers.RAX | 1 << Registers.RDX;
      code.copy(high, Registers.RDX);
    }
    if (divisor > 0 && magic.multiplier() < 0) {
      code.rr(Mnemonic.ADD, bits, high, from);
    } else if (divisor < 0 && magic.multiplier() > 0) {
      code.rr(Mnemonic.SUB, bits, high, from);
    }
    if (magic.shift() > 0) {
      code.ri(Mnemonic.SAR, bits, high, magic.shift());
    }
    // one more if the quotient so far is negative
    int sign = values.temporary();
    code.copy(sign, high);
    code.ri(Mnemonic.SHR, bits, sign, bits - 1);
    code.rm(Mnemonic.LEA, bits, to, Address.of(high, 0).withIndex(sign, 0));
  }
}
