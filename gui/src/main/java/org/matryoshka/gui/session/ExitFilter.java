package org.matryoshka.gui.session;

import java.util.Locale;
import java.util.Set;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/**
 * Which VM exits are meant.
 *
 * @param vm number of the VM, or 0 for all
 * @param reasons these; empty for all
 * @param causes these; empty for all
 * @param fromRip lowest address of the instruction, unsigned
 * @param toRip highest address of the instruction, unsigned
 * @param text is in the exit's sentence or its reason, in any case; empty for all
 */
public record ExitFilter(
    int vm, Set<ExitReason> reasons, Set<ExitCause> causes, long fromRip, long toRip, String text) {
  /** Every exit. */
  public static final ExitFilter ALL = new ExitFilter(0, Set.of(), Set.of());

  /** Copies the sets. */
  public ExitFilter {
    reasons = Set.copyOf(reasons);
    causes = Set.copyOf(causes);
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  /** At any address, with any text. */
  public ExitFilter(int vm, Set<ExitReason> reasons, Set<ExitCause> causes) {
    this(vm, reasons, causes, 0, -1, "");
  }

  /** The same at instructions from one address to another. */
  public ExitFilter withAddresses(long from, long to) {
    return new ExitFilter(vm, reasons, causes, from, to, text);
  }

  /** The same with a text in its sentence. */
  public ExitFilter withText(String words) {
    return new ExitFilter(vm, reasons, causes, fromRip, toRip, words);
  }

  /** Whether an exit is one of them. */
  public boolean matches(ExitEntry entry) {
    return (vm == 0 || entry.exit().vm() == vm)
        && (reasons.isEmpty() || reasons.contains(entry.exit().exit().reason()))
        && (causes.isEmpty() || causes.contains(entry.exit().exit().cause()))
        && Long.compareUnsigned(entry.exit().rip(), fromRip) >= 0
        && Long.compareUnsigned(entry.exit().rip(), toRip) <= 0
        && (text.isEmpty() || matchesText(entry));
  }

  private boolean matchesText(ExitEntry entry) {
    String all =
        entry.exit().exit().reason()
            + " "
            + entry.exit().exit().cause().text()
            + " "
            + entry.exit().sentence();
    return all.toLowerCase(Locale.ROOT).contains(text);
  }
}
