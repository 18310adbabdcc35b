package org.matryoshka.hv.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCostsTest {
  private static final List<ExitOutcome> OUTCOMES =
      List.of(
          ExitOutcome.Emulated.INSTANCE,
          new ExitOutcome.SwitchedRoot(3),
          new ExitOutcome.Filled(0x1000, 0x2000),
          new ExitOutcome.Injected(14),
          ExitOutcome.Resumed.INSTANCE,
          ExitOutcome.Blocked.INSTANCE,
          ExitOutcome.Yielded.INSTANCE,
          new ExitOutcome.PoweredOff(0),
          new ExitOutcome.Died("why"));

  @Test
  void theItemsOfTheBillAddUp() {
    for (ExitOutcome outcome : OUTCOMES) {
      for (ExitCause cause : ExitCause.values()) {
        VmExit exit = new VmExit.PageFault(0x1000, 2, cause);
        assertThat(ExitCosts.items(exit, outcome).stream().mapToInt(ExitCost::cycles).sum())
            .as("%s, %s", cause, outcome)
            .isEqualTo(ExitCosts.of(exit, outcome));
      }
    }
  }

  @Test
  void aHiddenFaultPaysForTheRoundTripAndTheFill() {
    VmExit exit = new VmExit.PageFault(0x1000, 2, ExitCause.HIDDEN_FAULT);
    assertThat(ExitCosts.items(exit, new ExitOutcome.Filled(0x1000, 0x2000)))
        .containsExactly(ExitCost.ROUND_TRIP, ExitCost.FILL_SHADOW);
    assertThat(ExitCosts.of(exit, new ExitOutcome.Filled(0x1000, 0x2000))).isEqualTo(1480);
  }
}
