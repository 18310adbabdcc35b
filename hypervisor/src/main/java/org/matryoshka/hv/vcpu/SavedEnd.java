package org.matryoshka.hv.vcpu;

import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.hv.exit.ExitOutcome;

/** How a virtual CPU ended, as fields of its state. */
final class SavedEnd {
  private SavedEnd() {}

  /**
   * Lists it.
   *
   * @param end {@link ExitOutcome.Died}, {@link ExitOutcome.PoweredOff}, or null if it goes on
   * @return what it is from now on
   */
  static ExitOutcome state(StateFields fields, ExitOutcome end) {
    boolean off = fields.flag("poweredOff", end instanceof ExitOutcome.PoweredOff);
    int status =
        fields.number("status", end instanceof ExitOutcome.PoweredOff(int value) ? value : 0);
    String death =
        fields.text("died", end instanceof ExitOutcome.Died(String reason) ? reason : null);
    if (!fields.loading()) {
      return end;
    }
    if (off) {
      return new ExitOutcome.PoweredOff(status);
    }
    return death == null ? null : new ExitOutcome.Died(death);
  }
}
