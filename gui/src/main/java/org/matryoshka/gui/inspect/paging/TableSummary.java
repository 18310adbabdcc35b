package org.matryoshka.gui.inspect.paging;

import java.util.Map;

/**
 * How many entries of an address space there are of each difference.
 *
 * @param step the moment
 * @param counts only those that occur; entries that say nothing on both sides are left out
 * @param complete false if there were too many tables to look into all of them
 */
public record TableSummary(long step, Map<EntryDifference, Long> counts, boolean complete) {
  /** Copies. */
  public TableSummary {
    counts = Map.copyOf(counts);
  }

  /** How many entries there are of a difference. */
  public long count(EntryDifference difference) {
    return counts.getOrDefault(difference, 0L);
  }
}
