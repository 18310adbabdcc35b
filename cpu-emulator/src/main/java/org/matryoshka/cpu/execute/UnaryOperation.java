package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.CpuState;

/** What is computed from one operand. */
@FunctionalInterface
interface UnaryOperation {
  /**
   * Computes a result and sets the flags.
   *
   * @param a zero-extended
   * @param size of the operand, in bytes
   * @return the result, of which the low bytes count
   */
  long apply(CpuState state, long a, int size);
}
