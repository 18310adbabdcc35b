package org.matryoshka.gui.session;

import java.util.Set;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/**
 * Which VM exits are meant.
 *
 * @param vm number of the VM, or 0 for all
 * @param reasons these; empty for all
 * @param causes these; empty for all
 */
public record ExitFilter(int vm, Set<ExitReason> reasons, Set<ExitCause> causes) {
  /** Every exit. */
  public static final ExitFilter ALL = new ExitFilter(0, Set.of(), Set.of());

  /** Copies the sets. */
  public ExitFilter {
    reasons = Set.copyOf(reasons);
    causes = Set.copyOf(causes);
  }

  /** Whether an exit is one of them. */
  public boolean matches(ExitEntry entry) {
    return (vm == 0 || entry.exit().vm() == vm)
        && (reasons.isEmpty() || reasons.contains(entry.exit().exit().reason()))
        && (causes.isEmpty() || causes.contains(entry.exit().exit().cause()));
  }
}
