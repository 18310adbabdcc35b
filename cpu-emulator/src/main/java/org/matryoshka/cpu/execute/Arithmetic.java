package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.Carries;

/** Addition, subtraction and logic with their flags (SDM vol. 1, 7.3.2 and 7.3.5). */
final class Arithmetic {
  private Arithmetic() {}

  static long add(CpuState state, long a, long b, int size) {
    long sum = a + b;
    state.setArithmeticFlags(sum, Carries.ofSum(a, b, sum), size);
    return sum;
  }

  static long addWithCarry(CpuState state, long a, long b, int size) {
    long sum = a + b + carry(state);
    state.setArithmeticFlags(sum, Carries.ofSum(a, b, sum), size);
    return sum;
  }

  static long subtract(CpuState state, long a, long b, int size) {
    long difference = a - b;
    state.setArithmeticFlags(difference, Carries.ofDifference(a, b, difference), size);
    return difference;
  }

  static long subtractWithBorrow(CpuState state, long a, long b, int size) {
    long difference = a - b - carry(state);
    state.setArithmeticFlags(difference, Carries.ofDifference(a, b, difference), size);
    return difference;
  }

  static long and(CpuState state, long a, long b, int size) {
    return logic(state, a & b, size);
  }

  static long or(CpuState state, long a, long b, int size) {
    return logic(state, a | b, size);
  }

  static long xor(CpuState state, long a, long b, int size) {
    return logic(state, a ^ b, size);
  }

  /** INC: CF stays. */
  static long increment(CpuState state, long a, int size) {
    long carry = carry(state);
    long sum = add(state, a, 1, size);
    state.flagCarry = Carries.withCarry(state.flagCarry, carry);
    return sum;
  }

  /** DEC: CF stays. */
  static long decrement(CpuState state, long a, int size) {
    long carry = carry(state);
    long difference = subtract(state, a, 1, size);
    state.flagCarry = Carries.withCarry(state.flagCarry, carry);
    return difference;
  }

  static long negate(CpuState state, long a, int size) {
    return subtract(state, 0, a, size);
  }

  /** NOT: no flags. */
  static long not(CpuState state, long a, int size) {
    return ~a;
  }

  /** CF as a number. */
  static long carry(CpuState state) {
    return state.flagCarry >>> 63;
  }

  private static long logic(CpuState state, long result, int size) {
    state.setResultFlags(result, 0, size);
    return result;
  }
}
