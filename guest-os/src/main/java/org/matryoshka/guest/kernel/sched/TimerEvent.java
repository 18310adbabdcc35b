package org.matryoshka.guest.kernel.sched;

/** Something that is to happen at a time; see {@link Timers}. */
public abstract class TimerEvent {
  Timers timers;
  TimerEvent before;
  TimerEvent after;
  long deadline;

  /**
   * The time has come. Runs in the timer interrupt: it may wake threads and set timers, and must
   * not sleep.
   *
   * @param now in cycles since boot
   */
  protected abstract void expired(long now);

  /** Whether it is set and has not happened yet. */
  public final boolean isSet() {
    return timers != null;
  }

  /** When it is to happen, in cycles since boot; meaningful while it is set. */
  public final long deadline() {
    return deadline;
  }
}
