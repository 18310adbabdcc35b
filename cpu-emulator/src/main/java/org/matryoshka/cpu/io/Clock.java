package org.matryoshka.cpu.io;

/** Virtual time: cycles of a 1 GHz clock, so also nanoseconds, since the machine was started. */
public interface Clock {
  /** Cycles per virtual second. */
  long HERTZ = 1_000_000_000L;

  /** Now. */
  long now();

  /**
   * Calls back once, at a time or as soon after it as the machine looks (between two instructions).
   *
   * @param when in cycles; a time that has passed means at once
   * @return a handle for {@link #cancel}
   */
  Event schedule(long when, Runnable action);

  /** Forgets an event; nothing happens if it has fired already. */
  void cancel(Event event);

  /** An event that is going to fire. */
  interface Event {
    /** When, in cycles. */
    long when();
  }
}
