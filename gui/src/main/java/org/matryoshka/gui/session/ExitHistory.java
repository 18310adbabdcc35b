package org.matryoshka.gui.session;

import java.util.List;
import java.util.stream.LongStream;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitRecord;

/**
 * The latest exits, each with the step that it was. Holds a limited number; older ones fall out,
 * and come back when one travels to them.
 */
public final class ExitHistory {
  private final int capacity;
  private final long[] steps;
  private final ExitRecord[] records;
  private long total;

  /**
   * An empty one.
   *
   * @param capacity exits that it holds
   */
  ExitHistory(int capacity) {
    this.capacity = capacity;
    steps = new long[capacity];
    records = new ExitRecord[capacity];
  }

  /** Exits since power-on. */
  public long total() {
    return total;
  }

  /** Index of the oldest exit that it holds; {@link #total} + 1 if it holds none. */
  public long first() {
    return Math.max(1, total - capacity + 1);
  }

  /**
   * An exit.
   *
   * @param index {@link #first} to {@link #total}
   * @throws IndexOutOfBoundsException if it does not hold that one
   */
  public ExitEntry get(long index) {
    if (index < first() || index > total) {
      throw new IndexOutOfBoundsException("exit " + index + " of " + first() + " to " + total);
    }
    int i = (int) ((index - 1) % capacity);
    return new ExitEntry(index, steps[i], records[i]);
  }

  /** The exits from an index on, oldest first, as many as it holds. */
  public List<ExitEntry> from(long index) {
    return LongStream.rangeClosed(Math.max(index, first()), total).mapToObj(this::get).toList();
  }

  void add(
      long step,
      long time,
      int vm,
      int vcpu,
      long rip,
      VmExit exit,
      ExitOutcome outcome,
      int cycles) {
    int i = (int) (total++ % capacity);
    steps[i] = step;
    records[i] = new ExitRecord(time, vm, vcpu, rip, exit, outcome, cycles);
  }
}
