package org.matryoshka.gui.timeline;

import java.util.Arrays;

/** Buckets of one width: the newest of them, when there are too many. */
final class Level {
  private static final int SMALLEST = 64;

  /** Width of a bucket, as a power of two. */
  final int shift;

  private final int states;
  private final int capacity;
  private int room = SMALLEST;
  private long[] sums;
  private int[] exits = new int[SMALLEST];
  private long[] others = new long[SMALLEST];

  /** Number of the newest bucket; −1 before the first. */
  private long last = -1;

  /** Number of the oldest bucket that a cut has left. */
  private long oldest;

  Level(int shift, int states, int capacity) {
    this.shift = shift;
    this.states = states;
    this.capacity = capacity;
    sums = new long[SMALLEST * states];
  }

  /** Number of the oldest bucket that it holds. */
  long first() {
    return Math.max(oldest, last - room + 1);
  }

  long last() {
    return last;
  }

  long width() {
    return 1L << shift;
  }

  long start(long bucket) {
    return bucket << shift;
  }

  long sum(long bucket, int state) {
    return sums[slot(bucket) * states + state];
  }

  int exits(long bucket) {
    return exits[slot(bucket)];
  }

  /** Where the bucket begins on the other axis. */
  long other(long bucket) {
    return others[slot(bucket)];
  }

  /** Adds to one bucket, the newest or a newer one. */
  void add(long bucket, long[] amounts, int moreExits, long other) {
    open(bucket, other);
    int base = slot(bucket) * states;
    for (int i = 0; i < states; i++) {
      sums[base + i] += amounts[i];
    }
    exits[slot(bucket)] += moreExits;
  }

  /** Adds a stretch of one state, from the newest bucket on. */
  void addSpan(int state, long from, long to, long otherFrom, double otherRate) {
    long end = (to - 1) >> shift;
    for (long b = Math.max(from >> shift, end - capacity + 1); b <= end; b++) {
      long left = Math.max(from, start(b));
      open(b, otherFrom + (long) ((left - from) * otherRate));
      sums[slot(b) * states + state] += Math.min(to, start(b + 1)) - left;
    }
  }

  /** Forgets what comes after a bucket, and says anew what that one holds. */
  void cut(long bucket, long[] amounts, int keptExits, long other) {
    oldest = Math.min(first(), bucket);
    last = bucket;
    System.arraycopy(amounts, 0, sums, slot(bucket) * states, states);
    exits[slot(bucket)] = keptExits;
    others[slot(bucket)] = other;
  }

  private void open(long bucket, long other) {
    if (bucket <= last) {
      return;
    }
    while (bucket - first() >= room && room < capacity) {
      grow();
    }
    for (long b = Math.max(last + 1, bucket - room + 1); b <= bucket; b++) {
      int slot = slot(b);
      Arrays.fill(sums, slot * states, (slot + 1) * states, 0);
      exits[slot] = 0;
      others[slot] = other;
    }
    last = bucket;
  }

  private void grow() {
    long[] oldSums = sums;
    int[] oldExits = exits;
    long[] oldOthers = others;
    int oldRoom = room;
    long oldest = first();
    room *= 2;
    sums = new long[room * states];
    exits = new int[room];
    others = new long[room];
    for (long b = oldest; b <= last; b++) {
      int from = (int) (b & (oldRoom - 1));
      System.arraycopy(oldSums, from * states, sums, slot(b) * states, states);
      exits[slot(b)] = oldExits[from];
      others[slot(b)] = oldOthers[from];
    }
  }

  private int slot(long bucket) {
    return (int) (bucket & (room - 1));
  }

  /** Bytes that it may take. */
  static long bytes(int states, int capacity) {
    return capacity * (8L * states + 4 + 8);
  }
}
