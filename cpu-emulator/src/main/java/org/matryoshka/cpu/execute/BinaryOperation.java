package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.CpuState;

/** What is computed from two operands. */
@FunctionalInterface
interface BinaryOperation {
  /**
   * Computes a result and sets the flags.
   *
   * @param a zero-extended
   * @param b zero-extended; its width is the operation's matter
   * @param size of the operation, in bytes
   * @return the result, of which the low bytes count
   */
  long apply(CpuState state, long a, long b, int size);
}
