package org.matryoshka.hv;

import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/** How much core time a virtual machine has had, to the cycle. */
final class CoreTimeAccount implements Stateful {
  private long cycles;
  private long contended;

  /**
   * A slice is over.
   *
   * @param everybodyCompeted all virtual machines could have run instead
   */
  void add(long used, boolean everybodyCompeted) {
    cycles += used;
    if (everybodyCompeted) {
      contended += used;
    }
  }

  @Override
  public void state(StateFields fields) {
    cycles = fields.number("cycles", cycles);
    contended = fields.number("contended", contended);
  }

  /** All of it. */
  long cycles() {
    return cycles;
  }

  /** What it had while every virtual machine could run. */
  long contended() {
    return contended;
  }
}
