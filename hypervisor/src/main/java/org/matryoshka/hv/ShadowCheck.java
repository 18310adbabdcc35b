package org.matryoshka.hv;

import java.util.List;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.shadow.LazyShadowMmu;
import org.matryoshka.hv.shadow.ShadowInvariantChecker;
import org.matryoshka.hv.shadow.ShadowMmu;

/** Compares the shadow with the guest's tables after every exit: for debugging. */
final class ShadowCheck implements ExitObserver {
  private final ShadowMmu shadow;
  private final ExitObserver next;

  /**
   * @param next is told of each exit first
   */
  ShadowCheck(ShadowMmu shadow, ExitObserver next) {
    this.shadow = shadow;
    this.next = next;
  }

  @Override
  public void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {
    next.exited(time, vm, vcpu, rip, exit, outcome, cycles);
    List<String> violations =
        shadow instanceof LazyShadowMmu lazy ? ShadowInvariantChecker.violations(lazy) : List.of();
    if (!violations.isEmpty()) {
      throw new IllegalStateException("after " + exit + ": " + String.join("; ", violations));
    }
  }
}
