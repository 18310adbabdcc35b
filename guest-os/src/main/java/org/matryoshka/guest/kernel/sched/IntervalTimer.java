package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.magic.Port;
import org.matryoshka.guest.magic.Processor;

/**
 * Counter 0 of the 8254, the source of clock ticks: periodic while anybody runs, a single alarm or
 * nothing at all while the processor is idle.
 */
public final class IntervalTimer {
  private static final int COUNTER_0 = 0x40;
  private static final int CONTROL = 0x43;

  /** Counter 0, low byte then high byte, rate generator: an interrupt each time it has run down. */
  private static final int PERIODIC = 0x34;

  /** Counter 0, low byte then high byte, interrupt on terminal count: one, and none before. */
  private static final int ONE_SHOT = 0x30;

  /** What the crystal of the first PC gives: counts in a second. */
  private static final int FREQUENCY = 1_193_182;

  private static final int LARGEST_COUNT = 0xffff;
  private static final int MEASURED_COUNTS = FREQUENCY / 100;
  private static final int ATTEMPTS = 8;
  private static final long NOMINAL_RATE = 1_000_000_000L;

  /** The measurement is blurred by the way from the interrupt to the counter's reading. */
  private static final long TOLERANCE = NOMINAL_RATE / 200;

  private Dispatcher dispatcher;
  private boolean periodic;
  private long interrupts;

  /**
   * Finds out how fast the time-stamp counter counts: lets the timer run for a hundredth of a
   * second. The interrupt must be registered already. Under a hypervisor other guests may run in
   * the meantime, which can only make the result too large: so the smallest of a few counts.
   *
   * @return cycles in a second; exactly 10^9 if it is about that
   */
  public long measure() {
    long rate = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS; i++) {
      rate = Math.min(rate, measureOnce());
      if (Math.abs(rate - NOMINAL_RATE) <= TOLERANCE) {
        return NOMINAL_RATE;
      }
    }
    return rate;
  }

  private long measureOnce() {
    long before = interrupts;
    arm(ONE_SHOT, MEASURED_COUNTS);
    long start = Processor.timestamp();
    while (interrupts == before) {
      Processor.waitForInterrupt();
    }
    return (Processor.timestamp() - start) * (FREQUENCY / MEASURED_COUNTS);
  }

  /** From now on ticks go to the dispatcher. */
  public void drive(Dispatcher driven) {
    dispatcher = driven;
    tick();
  }

  /** The timer's interrupt line has risen. */
  public void interrupt() {
    interrupts++;
    if (dispatcher != null) {
      dispatcher.tick();
    }
  }

  /** Whether ticks come, {@link Dispatcher#HZ} a second. */
  boolean isPeriodic() {
    return periodic;
  }

  /** Starts periodic ticks, {@link Dispatcher#HZ} a second, unless they run. */
  void tick() {
    if (!periodic) {
      arm(PERIODIC, FREQUENCY / Dispatcher.HZ);
      periodic = true;
    }
  }

  /**
   * Stops the ticks: one interrupt after so many nanoseconds, or as many as the counter can take,
   * 55 ms.
   */
  void alarm(long nanoseconds) {
    long counts = Math.min(nanoseconds, NOMINAL_RATE) * FREQUENCY / NOMINAL_RATE + 1;
    arm(ONE_SHOT, (int) Math.min(counts, LARGEST_COUNT));
    periodic = false;
  }

  /** Stops the ticks altogether: the counter waits for its count. */
  void stop() {
    Port.out8(CONTROL, ONE_SHOT);
    periodic = false;
  }

  private static void arm(int mode, int count) {
    Port.out8(CONTROL, mode);
    Port.out8(COUNTER_0, count & 0xff);
    Port.out8(COUNTER_0, count >> 8);
  }
}
