package org.matryoshka.hv.observe;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;

/**
 * The last exits of all virtual machines, in a ring buffer: the oldest fall out when it is full.
 * Remembering one costs seven stores; text is made when somebody reads.
 */
public final class ExitLog implements ExitObserver {
  /** What a log held at a moment, to be put back. Immutable. */
  public static final class Saved {
    private final ExitLog copy;

    private Saved(ExitLog log) {
      copy = new ExitLog(log.times.length);
      copy.copyFrom(log);
    }

    /** Bytes that it takes, about. */
    public long bytes() {
      return 36L * copy.times.length;
    }
  }

  private final long[] times;
  private final long[] rips;
  private final int[] vms;
  private final int[] vcpus;
  private final int[] cycles;
  private final VmExit[] exits;
  private final ExitOutcome[] outcomes;
  private long total;

  /**
   * A log.
   *
   * @param capacity records that it keeps, at least 1
   */
  public ExitLog(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("an exit log keeps at least one record, not " + capacity);
    }
    times = new long[capacity];
    rips = new long[capacity];
    vms = new int[capacity];
    vcpus = new int[capacity];
    cycles = new int[capacity];
    exits = new VmExit[capacity];
    outcomes = new ExitOutcome[capacity];
  }

  @Override
  public void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int charged) {
    int i = (int) (total++ % times.length);
    times[i] = time;
    rips[i] = rip;
    vms[i] = vm;
    vcpus[i] = vcpu;
    cycles[i] = charged;
    exits[i] = exit;
    outcomes[i] = outcome;
  }

  /**
   * Keeps what it holds now.
   *
   * @param last what was kept before; returned again if nothing has come since; or null
   */
  public Saved save(Saved last) {
    return last != null && last.copy.total == total ? last : new Saved(this);
  }

  /** Holds again what it held; later exits are gone. */
  public void restore(Saved saved) {
    copyFrom(saved.copy);
  }

  private void copyFrom(ExitLog other) {
    int length = times.length;
    System.arraycopy(other.times, 0, times, 0, length);
    System.arraycopy(other.rips, 0, rips, 0, length);
    System.arraycopy(other.vms, 0, vms, 0, length);
    System.arraycopy(other.vcpus, 0, vcpus, 0, length);
    System.arraycopy(other.cycles, 0, cycles, 0, length);
    System.arraycopy(other.exits, 0, exits, 0, length);
    System.arraycopy(other.outcomes, 0, outcomes, 0, length);
    total = other.total;
  }

  /** Exits since the log was made, those that have fallen out too. */
  public long total() {
    return total;
  }

  /** What it holds, oldest first. */
  public List<ExitRecord> records() {
    List<ExitRecord> records = new ArrayList<>();
    for (long n = Math.max(0, total - times.length); n < total; n++) {
      int i = (int) (n % times.length);
      records.add(
          new ExitRecord(times[i], vms[i], vcpus[i], rips[i], exits[i], outcomes[i], cycles[i]));
    }
    return records;
  }
}
