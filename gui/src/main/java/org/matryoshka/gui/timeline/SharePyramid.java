package org.matryoshka.gui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of each stretch of a run a lane spent in each state, at several resolutions: buckets of
 * 2¹⁶ cycles (or steps), of four times that, and so on. Of each resolution the newest buckets are
 * held, so that memory is bounded, and the whole run is always there at some resolution.
 */
final class SharePyramid {
  private static final int BASE_SHIFT = 16;
  private static final int FACTOR_SHIFT = 2;
  private static final int LEVELS = 13;

  private final int states;
  private final Level[] levels = new Level[LEVELS];

  /** What falls into the base bucket {@link #current} and is in no level yet. */
  private final long[] pending;

  private int pendingExits;
  private long pendingOther;
  private long current;
  private long end;

  /**
   * An empty one.
   *
   * @param capacity buckets of each resolution, a power of two
   */
  SharePyramid(int states, int capacity) {
    this.states = states;
    pending = new long[states];
    for (int i = 0; i < LEVELS; i++) {
      levels[i] = new Level(BASE_SHIFT + FACTOR_SHIFT * i, states, capacity);
    }
  }

  /** How far it has been filled. */
  long end() {
    return end;
  }

  /** Counts an exit at the end of what has been added. */
  void countExit() {
    pendingExits++;
  }

  /**
   * Adds a stretch behind the last one.
   *
   * @param from equals {@link #end}, or what is between them is nothing
   * @param otherFrom where it begins on the other axis
   */
  void add(int state, long from, long to, long otherFrom, long otherTo) {
    if (to <= from) {
      return;
    }
    end = to;
    if ((to - 1) >> BASE_SHIFT == current) {
      pending[state] += to - from;
      return;
    }
    double rate = (double) (otherTo - otherFrom) / (to - from);
    long base = 1L << BASE_SHIFT;
    long head = from >> BASE_SHIFT == current ? Math.min(to, (current + 1) << BASE_SHIFT) : from;
    pending[state] += head - from;
    flush();
    long tail = Math.max(head, (to - 1) & -base);
    if (tail > head) {
      for (Level level : levels) {
        level.addSpan(state, head, tail, otherFrom + (long) ((head - from) * rate), rate);
      }
    }
    current = tail >> BASE_SHIFT;
    pendingOther = otherFrom + (long) ((tail - from) * rate);
    pending[state] += to - tail;
  }

  private void flush() {
    for (int i = 0; i < LEVELS; i++) {
      levels[i].add(current >> (FACTOR_SHIFT * i), pending, pendingExits, pendingOther);
    }
    Arrays.fill(pending, 0);
    pendingExits = 0;
  }

  /** What is said of a stretch. */
  interface Sums {
    /**
     * The time in each state.
     *
     * @return null if that is not known exactly
     */
    long[] between(long from, long to);

    /** Exits in a stretch of which the sums are known. */
    int exits(long from, long to);

    /** Where a place lies on the other axis, as well as is known. */
    long other(long place);
  }

  /**
   * Forgets what comes after a place. Buckets that it cuts are said anew where what they hold is
   * known exactly; else their shares are taken to be even.
   */
  void cut(long place, Sums exact) {
    if (place >= end) {
      return;
    }
    flush();
    current = place >> BASE_SHIFT;
    for (Level level : levels) {
      long bucket = place >> level.shift;
      long start = level.start(bucket);
      long[] kept = exact.between(start, place);
      int exits = kept == null ? 0 : exact.exits(start, place);
      if (kept == null && bucket >= level.first()) {
        kept = scaled(level, bucket, place);
        exits = level.exits(bucket);
      }
      level.cut(bucket, kept == null ? new long[states] : kept, exits, exact.other(start));
    }
    end = place;
    pendingOther = exact.other(current << BASE_SHIFT);
  }

  private long[] scaled(Level level, long bucket, long place) {
    long[] kept = new long[states];
    long covered = Math.min(level.width(), end - level.start(bucket));
    double part = (double) (place - level.start(bucket)) / Math.max(1, covered);
    for (int i = 0; i < states; i++) {
      kept[i] = Math.round(level.sum(bucket, i) * part);
    }
    return kept;
  }

  /**
   * What it knows of a stretch, in buckets of a width such that there are not many more than asked
   * for; older parts in wider ones where there are no others.
   */
  List<Cell> cells(long from, long to, int most) {
    List<Cell> cells = new ArrayList<>();
    int finest = 0;
    while (finest < LEVELS - 1 && (to - from) >> levels[finest].shift > most) {
      finest++;
    }
    long place = Math.max(0, from);
    long stop = Math.min(to, end);
    while (place < stop) {
      int i = finest;
      while (i < LEVELS - 1 && !holds(i, place)) {
        i++;
      }
      Level level = levels[i];
      long bucket = place >> level.shift;
      cells.add(cell(i, bucket));
      place = level.start(bucket + 1);
    }
    return cells;
  }

  private boolean holds(int level, long place) {
    return place >> levels[level].shift >= levels[level].first();
  }

  private Cell cell(int i, long bucket) {
    Level level = levels[i];
    long[] sums = new long[states];
    int exits = 0;
    long other = pendingOther;
    if (bucket <= level.last() && bucket >= level.first()) {
      for (int state = 0; state < states; state++) {
        sums[state] = level.sum(bucket, state);
      }
      exits = level.exits(bucket);
      other = level.other(bucket);
    }
    if (current >> (FACTOR_SHIFT * i) == bucket) {
      for (int state = 0; state < states; state++) {
        sums[state] += pending[state];
      }
      exits += pendingExits;
    }
    return new Cell(
        level.start(bucket), Math.min(end, level.start(bucket + 1)), other, sums, exits);
  }

  /** Buckets of each resolution that fit into so many bytes. */
  static int capacity(long bytes, int states) {
    long each = bytes / LEVELS / Level.bytes(states, 1);
    return Math.clamp(Long.highestOneBit(Math.max(1, each)), 256, 2048);
  }
}
