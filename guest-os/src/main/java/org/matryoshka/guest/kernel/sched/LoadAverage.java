package org.matryoshka.guest.kernel.sched;

/**
 * How many threads run or are ready, averaged over 1, 5 and 15 minutes. Every five seconds each
 * average moves towards the present number by a fixed fraction: exponential decay in fixed-point
 * numbers, with the constants 2048·e^(-5/60), 2048·e^(-5/300) and 2048·e^(-5/900) of UNIX.
 */
public final class LoadAverage {
  /** A load of 1. */
  public static final int ONE = 1 << 11;

  private static final int SECONDS = 5;
  private static final int[] DECAY = {1884, 2014, 2037};

  private final long[] averages = new long[DECAY.length];
  private long nextSample;

  /** Takes the present number, if it is time; several times, if ticks were left out. */
  void sample(long now, long cyclesPerSecond, int active) {
    if (nextSample == 0) {
      nextSample = SECONDS * cyclesPerSecond;
    }
    while (now >= nextSample) {
      for (int i = 0; i < DECAY.length; i++) {
        averages[i] = (averages[i] * DECAY[i] + (long) active * ONE * (ONE - DECAY[i])) / ONE;
      }
      nextSample += SECONDS * cyclesPerSecond;
    }
  }

  /**
   * An average, in units of 1/{@link #ONE}.
   *
   * @param index 0 for one minute, 1 for five, 2 for fifteen
   */
  public long average(int index) {
    return averages[index];
  }

  /** The three averages with two digits behind the point, as {@code /proc/loadavg} has them. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < DECAY.length; i++) {
      long hundredths = (averages[i] * 100 + ONE / 2) / ONE;
      if (i > 0) {
        text.append(' ');
      }
      text.append(hundredths / 100).append('.');
      text.append((char) ('0' + hundredths / 10 % 10)).append((char) ('0' + hundredths % 10));
    }
    return text.toString();
  }
}
