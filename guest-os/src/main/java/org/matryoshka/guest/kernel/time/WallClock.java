package org.matryoshka.guest.kernel.time;

import org.matryoshka.guest.kernel.sched.CycleClock;

/**
 * The time of day: nanoseconds since 1970 at boot, plus those since boot. There is no clock chip
 * that is asked; the boot command line's {@code epoch=SECONDS} says when it is.
 */
public final class WallClock {
  /** When it is at boot unless told: 1 January 2026, 0:00 UTC. */
  public static final long DEFAULT_EPOCH = 1_767_225_600L;

  private static final long NANOSECONDS = 1_000_000_000L;

  private final CycleClock cycles;
  private long bootTime;

  /**
   * A clock.
   *
   * @param epoch seconds since 1970 at boot
   */
  public WallClock(CycleClock cycles, long epoch) {
    this.cycles = cycles;
    this.bootTime = epoch * NANOSECONDS;
  }

  /** Nanoseconds since 1970. */
  public long now() {
    return bootTime + sinceBoot();
  }

  /** Seconds since 1970. */
  public long seconds() {
    return now() / NANOSECONDS;
  }

  /** Nanoseconds since boot: the monotonic clock. */
  public long sinceBoot() {
    return cycles.toNanoseconds(cycles.now());
  }

  /** Seconds since 1970 at boot, for {@code /proc/stat}. */
  public long bootSeconds() {
    return bootTime / NANOSECONDS;
  }

  /** Sets the time of day, in nanoseconds since 1970. */
  public void set(long now) {
    bootTime = now - sinceBoot();
  }

  /** The moment in cycles since boot at which the monotonic clock shows so many nanoseconds. */
  public long cyclesAt(long sinceBoot) {
    return sinceBoot <= 0 ? 0 : cycles.toCycles(sinceBoot);
  }
}
