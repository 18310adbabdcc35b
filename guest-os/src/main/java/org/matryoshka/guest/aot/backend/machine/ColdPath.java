package org.matryoshka.guest.aot.backend.machine;

import java.util.List;

/** What a rarely taken jump in the middle of a block leads to; written behind the function. */
public sealed interface ColdPath {
  /**
   * A call that does not return.
   *
   * @param symbol the trap method
   * @param arguments what it is passed, at most two
   */
  record Trap(String symbol, List<TrapArgument> arguments) implements ColdPath {}

  /**
   * A division by -1, which the processor refuses for the least number: RAX becomes its negative,
   * RDX 0, and control goes on at a label.
   */
  record NegativeOne(int bits, LocalLabel back) implements ColdPath {}
}
