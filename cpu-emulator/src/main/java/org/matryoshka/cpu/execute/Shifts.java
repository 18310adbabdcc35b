package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.Carries;
import org.matryoshka.cpu.alu.Shifter;
import org.matryoshka.cpu.alu.Width;

/**
 * Shifts and rotates with their flags (SDM vol. 2B). A masked count of 0 changes no flag. OF is
 * defined for a count of 1 only; for others it comes out of the same formula.
 */
final class Shifts {
  private Shifts() {}

  static long left(CpuState state, long a, long by, int size) {
    int count = Shifter.maskCount(by, size);
    if (count == 0) {
      return a;
    }
    long carry = Shifter.leftCarry(a, count, size);
    long result = Shifter.left(a, count);
    return shifted(state, result, carry, Width.topBit(result, size) ^ carry, size);
  }

  static long right(CpuState state, long a, long by, int size) {
    int count = Shifter.maskCount(by, size);
    if (count == 0) {
      return a;
    }
    long result = Shifter.right(a, count);
    long overflow = Width.topBit(result << 1 ^ result, size);
    return shifted(state, result, Shifter.rightCarry(a, count), overflow, size);
  }

  static long arithmeticRight(CpuState state, long a, long by, int size) {
    int count = Shifter.maskCount(by, size);
    if (count == 0) {
      return a;
    }
    long carry = Shifter.arithmeticRightCarry(a, count, size);
    return shifted(state, Shifter.arithmeticRight(a, count, size), carry, 0, size);
  }

  static long rotateLeft(CpuState state, long a, long by, int size) {
    int count = Shifter.maskCount(by, size);
    if (count == 0) {
      return a;
    }
    long result = Shifter.rotateLeft(a, count, size);
    long carry = result & 1;
    return rotated(state, result, carry, Width.topBit(result, size) ^ carry);
  }

  static long rotateRight(CpuState state, long a, long by, int size) {
    int count = Shifter.maskCount(by, size);
    if (count == 0) {
      return a;
    }
    long result = Shifter.rotateRight(a, count, size);
    long overflow = Width.topBit(result << 1 ^ result, size);
    return rotated(state, result, Width.topBit(result, size), overflow);
  }

  static long rotateLeftThroughCarry(CpuState state, long a, long by, int size) {
    int count = Shifter.throughCarryCount(Shifter.maskCount(by, size), size);
    if (count == 0) {
      return a;
    }
    long result = Shifter.rotateLeftThroughCarry(a, count, Arithmetic.carry(state), size);
    long carry = Shifter.rotateLeftThroughCarryOut(a, count, size);
    return rotated(state, result, carry, Width.topBit(result, size) ^ carry);
  }

  static long rotateRightThroughCarry(CpuState state, long a, long by, int size) {
    int count = Shifter.throughCarryCount(Shifter.maskCount(by, size), size);
    if (count == 0) {
      return a;
    }
    long result = Shifter.rotateRightThroughCarry(a, count, Arithmetic.carry(state), size);
    long overflow = Width.topBit(result << 1 ^ result, size);
    return rotated(state, result, Shifter.rotateRightThroughCarryOut(a, count), overflow);
  }

  /**
   * SHLD.
   *
   * @param by the count, not zero when masked
   */
  static long doubleLeft(CpuState state, long a, long low, int by, int size) {
    long carry = Shifter.doubleLeftCarry(a, low, by, size);
    long result = Shifter.doubleLeft(a, low, by, size);
    return shifted(state, result, carry, Width.topBit(result, size) ^ carry, size);
  }

  /**
   * SHRD.
   *
   * @param by the count, not zero when masked
   */
  static long doubleRight(CpuState state, long a, long high, int by, int size) {
    long carry = Shifter.doubleRightCarry(a, high, by, size);
    long result = Shifter.doubleRight(a, high, by, size);
    return shifted(state, result, carry, Width.topBit(result << 1 ^ result, size), size);
  }

  private static long shifted(CpuState state, long result, long carry, long overflow, int size) {
    state.setResultFlags(result, Carries.of(carry, overflow), size);
    return result;
  }

  /** Rotates change only CF and OF. */
  private static long rotated(CpuState state, long result, long carry, long overflow) {
    state.flagCarry = (state.flagCarry & ~Carries.CARRY_AND_OVERFLOW) | Carries.of(carry, overflow);
    return result;
  }
}
