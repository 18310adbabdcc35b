package org.matryoshka.gui.timeline;

import java.util.Arrays;

/**
 * The changes of one lane, the newest of them: when the log is full, the oldest fall out. Indices
 * count from the first change ever.
 */
final class PointLog {
  private final int capacity;
  private long[] times = new long[256];
  private long[] steps = new long[256];
  private int[] codes = new int[256];
  private long size;

  /**
   * An empty log.
   *
   * @param capacity changes that it holds; a power of two, at least 256
   */
  PointLog(int capacity) {
    this.capacity = capacity;
  }

  /** Index of the oldest change that it holds. */
  long first() {
    return Math.max(0, size - times.length);
  }

  /** Changes ever. */
  long size() {
    return size;
  }

  void add(int code, long time, long step) {
    if (size == times.length && times.length < capacity) {
      times = Arrays.copyOf(times, 2 * times.length);
      steps = Arrays.copyOf(steps, 2 * steps.length);
      codes = Arrays.copyOf(codes, 2 * codes.length);
    }
    int i = slot(size++);
    times[i] = time;
    steps[i] = step;
    codes[i] = code;
  }

  /** Replaces what began last. */
  void replaceLast(int code) {
    codes[slot(size - 1)] = code;
  }

  /** Forgets the newest changes; at least one of those that it holds remains. */
  void truncate(long newSize) {
    size = newSize;
  }

  private int slot(long index) {
    return (int) (index & (times.length - 1));
  }

  long time(long index) {
    return times[slot(index)];
  }

  long step(long index) {
    return steps[slot(index)];
  }

  int code(long index) {
    return codes[slot(index)];
  }

  /** Where a change stands on an axis. */
  long at(Axis axis, long index) {
    return axis == Axis.TIME ? time(index) : step(index);
  }

  /**
   * The last change at or before a place.
   *
   * @return its index; less than {@link #first} if that is not held
   */
  long floor(Axis axis, long place) {
    long low = first();
    long high = size - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      if (at(axis, middle) <= place) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** Where a place lies on the other axis: exactly at a change, evenly between two. */
  long other(Axis axis, long place) {
    Axis other = axis == Axis.TIME ? Axis.STEPS : Axis.TIME;
    long i = Math.max(first(), floor(axis, place));
    if (i >= size - 1 || at(axis, i) >= place) {
      return at(other, i);
    }
    double part = (double) (place - at(axis, i)) / (at(axis, i + 1) - at(axis, i));
    return at(other, i) + Math.round(part * (at(other, i + 1) - at(other, i)));
  }

  /** Where the part begins that it holds whole. */
  long heldFrom(Axis axis) {
    return first() == 0 ? 0 : at(axis, first());
  }
}
