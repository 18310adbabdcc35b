package org.matryoshka.gui.fx.view.exits;

import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.session.ExitEntry;

/**
 * In which order the list is.
 *
 * @param column by what
 * @param descending greatest first
 */
record ExitOrder(ExitColumn column, boolean descending) {
  /** As they happened. */
  static final ExitOrder NATURAL = new ExitOrder(ExitColumn.INDEX, false);

  boolean isNatural() {
    return equals(NATURAL);
  }

  int compare(ExitEntry a, ExitEntry b, ExitNames names) {
    int compared = column.compare(a, b, names);
    if (compared == 0) {
      return Long.compare(a.index(), b.index());
    }
    return descending ? -compared : compared;
  }
}
