package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.magic.Processor;

/**
 * The kernel's one measure of time: cycles of the time-stamp counter since boot. On our machine a
 * cycle is a nanosecond; elsewhere {@link IntervalTimer#measure} finds out how many there are.
 */
public final class CycleClock {
  private static final long NANOSECONDS = 1_000_000_000L;

  private final long start;
  private final long perSecond;

  /**
   * A clock that starts now.
   *
   * @param perSecond cycles in a second
   */
  public CycleClock(long perSecond) {
    this.start = Processor.timestamp();
    this.perSecond = perSecond;
  }

  /** Cycles since boot. */
  public long now() {
    return Processor.timestamp() - start;
  }

  /** Cycles in a second. */
  public long perSecond() {
    return perSecond;
  }

  /** So many cycles in nanoseconds. */
  public long toNanoseconds(long cycles) {
    return perSecond == NANOSECONDS
        ? cycles
        : cycles / perSecond * NANOSECONDS + cycles % perSecond * NANOSECONDS / perSecond;
  }

  /** So many nanoseconds in cycles, rounded up: a sleep is never too short. */
  public long toCycles(long nanoseconds) {
    if (perSecond == NANOSECONDS) {
      return nanoseconds;
    }
    long rest = nanoseconds % NANOSECONDS * perSecond;
    return nanoseconds / NANOSECONDS * perSecond + (rest + NANOSECONDS - 1) / NANOSECONDS;
  }
}
