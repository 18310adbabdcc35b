package org.matryoshka.cpu.io;

/** Virtual time: cycles of a 1 GHz clock, so also nanoseconds, since the machine was started. */
public interface Clock {
  /** Cycles per virtual second. */
  long HERTZ = 1_000_000_000L;

  /** Now; never less than it was. */
  long now();

  /**
   * Calls back once, at a time or as soon after it as the machine looks (between two instructions).
   * Events of the same time fire in the order in which they were scheduled.
   *
   * @param when in cycles; a time that has passed means at once
   * @return a handle for {@link #cancel}
   */
  Event schedule(long when, Runnable action);

  /**
   * Schedules an event of a snapshot again, in its old place among others of the same time.
   *
   * @param order what {@link Event#order} said
   */
  Event reschedule(long when, long order, Runnable action);

  /** Forgets an event; nothing happens if it has fired already. */
  void cancel(Event event);

  /** An event that is going to fire. */
  interface Event {
    /** When, in cycles. */
    long when();

    /** Its place among events of the same time: lower fires first. */
    long order();
  }
}
