package org.matryoshka.gui.inspect.guest;

import java.util.List;

/**
 * How a thread's weight can be changed from outside: the bytes to write, or why it can't be done.
 *
 * @param refusal a sentence; empty if it can be done
 * @param writes to be made at once, while the guest stands still
 */
public record WeightChange(String refusal, List<Write> writes) {
  /**
   * Bytes at a guest-physical address.
   *
   * @param gpa of the first byte
   * @param hexBytes two digits a byte, in the order of addresses
   */
  public record Write(long gpa, String hexBytes) {}

  /** Copies the list. */
  public WeightChange {
    writes = List.copyOf(writes);
  }

  static WeightChange refused(String why) {
    return new WeightChange(why, List.of());
  }

  /** Whether it can be done. */
  public boolean isPossible() {
    return refusal.isEmpty();
  }
}
