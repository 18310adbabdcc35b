package org.matryoshka.gui.timeline;

import java.util.List;

/**
 * What happened in a range of a run.
 *
 * @param axis what the range is measured in
 * @param from where it begins
 * @param to where it ends
 * @param lanes what each lane did
 * @param exits by reason and cause, most cycles first; what has been recorded exactly only
 * @param exact whether the range has been recorded exactly: else shares are those of the buckets
 *     that touch it
 */
public record RangeReport(
    Axis axis, long from, long to, List<LaneShares> lanes, List<ExitSum> exits, boolean exact) {
  /** Copies the lists. */
  public RangeReport {
    lanes = List.copyOf(lanes);
    exits = List.copyOf(exits);
  }

  /**
   * What one lane did.
   *
   * @param sums as in {@link Cell#sums}
   * @param exits VM exits
   */
  public record LaneShares(LaneId id, long[] sums, long exits) {
    /** The part of the range that was spent in a state, 0 to 1. */
    public double share(int state) {
      long total = 0;
      for (long sum : sums) {
        total += sum;
      }
      return total == 0 ? Double.NaN : (double) sums[state] / total;
    }
  }

  /**
   * Exits of one kind.
   *
   * @param name the reason, with the cause if there is one
   * @param cycles that they took
   */
  public record ExitSum(String name, long count, long cycles) {}
}
