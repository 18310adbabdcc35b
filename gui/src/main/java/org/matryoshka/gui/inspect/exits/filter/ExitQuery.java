package org.matryoshka.gui.inspect.exits.filter;

import java.util.function.Predicate;
import org.matryoshka.gui.session.ExitEntry;

/**
 * Which exits are meant.
 *
 * @param text as it was written
 * @param condition of an exit that is meant
 */
public record ExitQuery(String text, Predicate<ExitEntry> condition) {
  /** Every exit. */
  public static final ExitQuery ALL = new ExitQuery("", entry -> true);

  /** Whether an exit is meant. */
  public boolean matches(ExitEntry entry) {
    return condition.test(entry);
  }

  /** Whether it means every exit without asking. */
  public boolean isAll() {
    return text.isBlank();
  }
}
