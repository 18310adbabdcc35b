package org.matryoshka.gui.inspect.exits;

import java.util.List;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/**
 * Statistics of exits up to now, with the columns of {@code perf kvm stat}: one row a reason and
 * cause, most frequent first.
 *
 * @param vm whose exits, or 0 for all VMs together
 * @param samples all exits
 * @param cycles charged for all of them
 * @param rows the rows that are not empty
 * @param pageFaults how the page faults divide
 */
public record ExitTable(int vm, long samples, long cycles, List<Row> rows, PageFaults pageFaults) {
  /** Copies the list. */
  public ExitTable {
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param samples exits of this kind
   * @param samplesShare of all exits, 0 to 1
   * @param cycles charged for them
   * @param timeShare of the cycles charged for all exits, 0 to 1
   * @param minimum cycles of the cheapest
   * @param maximum cycles of the dearest
   */
  public record Row(
      ExitReason reason,
      ExitCause cause,
      long samples,
      double samplesShare,
      long cycles,
      double timeShare,
      long minimum,
      long maximum) {
    /** Cycles of one on average. */
    public double average() {
      return (double) cycles / samples;
    }

    /** Reason with its number, and the cause: {@code EXCEPTION_NMI (0) hidden-fault}. */
    public String label() {
      return ExitWords.kind(reason, cause);
    }
  }

  /**
   * The exits that were page faults on the shadow tables, by what was behind them.
   *
   * @param trueFaults the guest's own tables forbade the access
   * @param hiddenFaults the shadow did not know yet
   * @param traceWrites writes to page tables of the guest
   * @param mmio accesses to devices or to no memory
   */
  public record PageFaults(long trueFaults, long hiddenFaults, long traceWrites, long mmio) {
    /** All page faults: the four add up. */
    public long total() {
      return trueFaults + hiddenFaults + traceWrites + mmio;
    }
  }
}
