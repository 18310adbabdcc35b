package org.matryoshka.gui.inspect.paging;

import java.util.List;
import java.util.Map;

/**
 * A table of the guest's beside its shadow, at one moment.
 *
 * @param query which one
 * @param step the moment
 * @param level 4 to 1
 * @param tableGpa guest-physical address of the guest's table; −1 if it has none
 * @param shadow the shadow's table; null if it has none
 * @param user the view of the shadow is that of user mode
 * @param rows entries of which at least one side says something
 * @param counts how many rows there are of each difference
 */
public record TableSnapshot(
    TableQuery query,
    long step,
    int level,
    long tableGpa,
    ShadowTable shadow,
    boolean user,
    List<TableRow> rows,
    Map<EntryDifference, Long> counts) {
  /** Copies. */
  public TableSnapshot {
    rows = List.copyOf(rows);
    counts = Map.copyOf(counts);
  }
}
