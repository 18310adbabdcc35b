package org.matryoshka.guest.kernel.sched;

/**
 * How long ready threads waited for the processor: counts by powers of two, from under a
 * microsecond to over a second.
 */
public final class Latencies {
  /** The number of classes. */
  public static final int CLASSES = 22;

  private final long[] counts = new long[CLASSES];

  void add(long nanoseconds) {
    long microseconds = nanoseconds / 1000;
    int width = 64 - Long.numberOfLeadingZeros(microseconds);
    counts[Math.min(width, CLASSES - 1)]++;
  }

  /** The number of waits of at least {@link #from} and less than twice as many microseconds. */
  public long count(int index) {
    return counts[index];
  }

  /** The shortest wait of a class in microseconds. */
  public static long from(int index) {
    return index == 0 ? 0 : 1L << (index - 1);
  }
}
