package org.matryoshka.hv.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/** Counts exits by reason and cause, with the cycles charged for them. */
public final class ExitStatistics implements Stateful {
  private static final int CAUSES = ExitCause.values().length;
  private static final int CELLS = ExitReason.values().length * CAUSES;

  private final long[] count = new long[CELLS];
  private final long[] cycles = new long[CELLS];
  private final long[] minimum = new long[CELLS];
  private final long[] maximum = new long[CELLS];

  /** Nothing counted. */
  public ExitStatistics() {
    Arrays.fill(minimum, Long.MAX_VALUE);
  }

  @Override
  public void state(StateFields fields) {
    fields.numbers("count", count);
    fields.numbers("cycles", cycles);
    fields.numbers("minimum", minimum);
    fields.numbers("maximum", maximum);
  }

  /** Counts one. */
  public void add(ExitReason reason, ExitCause cause, long charged) {
    int i = reason.ordinal() * CAUSES + cause.ordinal();
    count[i]++;
    cycles[i] += charged;
    minimum[i] = Math.min(minimum[i], charged);
    maximum[i] = Math.max(maximum[i], charged);
  }

  /** Exits of a reason and cause. */
  public long count(ExitReason reason, ExitCause cause) {
    return count[reason.ordinal() * CAUSES + cause.ordinal()];
  }

  /** Exits of a reason, whatever the cause. */
  public long count(ExitReason reason) {
    return Arrays.stream(count, reason.ordinal() * CAUSES, (reason.ordinal() + 1) * CAUSES).sum();
  }

  /** All exits. */
  public long total() {
    return Arrays.stream(count).sum();
  }

  /** Cycles charged for all exits. */
  public long totalCycles() {
    return Arrays.stream(cycles).sum();
  }

  /** The rows that are not empty, most frequent first; ties in the order of the reasons. */
  public List<ExitCount> rows() {
    List<ExitCount> rows = new ArrayList<>();
    for (ExitReason reason : ExitReason.values()) {
      for (ExitCause cause : ExitCause.values()) {
        int i = reason.ordinal() * CAUSES + cause.ordinal();
        if (count[i] > 0) {
          rows.add(new ExitCount(reason, cause, count[i], cycles[i], minimum[i], maximum[i]));
        }
      }
    }
    rows.sort(Comparator.comparingLong(ExitCount::count).reversed());
    return rows;
  }
}
