package org.matryoshka.cpu.io;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * Virtual time and what is going to happen in it: a binary heap ordered by time, then by insertion,
 * so that every run fires the same events in the same order.
 *
 * <p>The run loop moves time: it runs instructions up to {@link #nextEventTime}, then calls {@link
 * #advanceTo}. While instructions run, {@link #now} asks the loop's time source, so that a device
 * that is read in the middle of a slice sees the time of that instruction.
 */
public final class EventQueue implements Clock, Stateful {
  /** What {@link #nextEventTime} returns when nothing is going to happen. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final class Entry implements Event {
    final long when;
    final long order;
    final Runnable action;

    /** Index in the heap, or −1 when it has fired or was cancelled. */
    int place;

    Entry(long when, long order, Runnable action) {
      this.when = when;
      this.order = order;
      this.action = action;
    }

    @Override
    public long when() {
      return when;
    }

    @Override
    public long order() {
      return order;
    }

    boolean before(Entry other) {
      return when != other.when ? when < other.when : order < other.order;
    }
  }

  private Entry[] heap = new Entry[16];
  private int size;
  private long time;
  private long nextOrder;
  private long fired;
  private LongSupplier source = () -> 0;
  private LongConsumer earlier = when -> {};

  /** At time 0, with no events. */
  public EventQueue() {}

  /**
   * Who tells the time while instructions run. {@link #now} is never less than what {@link
   * #advanceTo} has reached, whatever the source says.
   */
  public void setTimeSource(LongSupplier source) {
    this.source = source;
  }

  /**
   * Who is told when {@link #nextEventTime} becomes earlier: the run loop, which shortens the slice
   * it is in.
   *
   * @param listener gets the new time
   */
  public void setDeadlineListener(LongConsumer listener) {
    this.earlier = listener;
  }

  @Override
  public long now() {
    return Math.max(time, source.getAsLong());
  }

  /** When the next event is due, or {@link #NEVER}; may have passed. */
  public long nextEventTime() {
    return size == 0 ? NEVER : heap[0].when;
  }

  /** Events fired since the start. */
  public long fired() {
    return fired;
  }

  /** Events waiting. */
  public int waiting() {
    return size;
  }

  /**
   * Moves time forward and fires what is due, each event with {@link #now} at its own time (or
   * later, if that has passed). An event that an action schedules fires too if it is due. Every
   * device puts a positive distance between two events of its own, so this ends.
   *
   * @param target in cycles; an earlier time than now only fires what is due
   */
  public void advanceTo(long target) {
    while (size > 0 && heap[0].when <= Math.max(target, time)) {
      Entry entry = heap[0];
      remove(entry);
      time = Math.max(time, entry.when);
      fired++;
      entry.action.run();
    }
    time = Math.max(time, target);
  }

  @Override
  public Event schedule(long when, Runnable action) {
    return reschedule(when, nextOrder++, action);
  }

  @Override
  public Event reschedule(long when, long order, Runnable action) {
    Entry entry = new Entry(when, order, action);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    entry.place = size++;
    heap[entry.place] = entry;
    siftUp(entry);
    if (heap[0] == entry) {
      earlier.accept(when);
    }
    return entry;
  }

  @Override
  public void cancel(Event event) {
    Entry entry = (Entry) event;
    if (entry.place >= 0) {
      remove(entry);
    }
  }

  /** The time and the counters; events are saved and put back by their {@link Timer}s. */
  @Override
  public void state(StateFields fields) {
    time = fields.number("time", time);
    nextOrder = fields.number("nextOrder", nextOrder);
    fired = fields.number("fired", fired);
  }

  private void remove(Entry entry) {
    int hole = entry.place;
    Entry last = heap[--size];
    heap[size] = null;
    entry.place = -1;
    if (last != entry) {
      heap[hole] = last;
      last.place = hole;
      siftUp(last);
      siftDown(last);
    }
  }

  private void siftUp(Entry entry) {
    int i = entry.place;
    while (i > 0 && entry.before(heap[(i - 1) / 2])) {
      put(i, heap[(i - 1) / 2]);
      i = (i - 1) / 2;
    }
    put(i, entry);
  }

  private void siftDown(Entry entry) {
    int i = entry.place;
    for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && heap[child + 1].before(heap[child])) {
        child++;
      }
      if (!heap[child].before(entry)) {
        break;
      }
      put(i, heap[child]);
      i = child;
    }
    put(i, entry);
  }

  private void put(int i, Entry entry) {
    heap[i] = entry;
    entry.place = i;
  }
}
