package org.matryoshka.guest.kernel.sched;

/** A thread's accounts, in cycles and counts. */
public final class ThreadTimes {
  /** When it was made, in cycles since boot. */
  long started;

  /** Processor time in its own code. */
  long user;

  /** Processor time in the kernel on its behalf. */
  long system;

  /** Time that it was ready and others ran. */
  long waiting;

  /** Time that it slept. */
  long sleeping;

  /** The longest time from a wake-up to the processor. */
  long longestWait;

  /** How often it gave the processor up itself. */
  long voluntarySwitches;

  /** How often the processor was taken from it. */
  long involuntarySwitches;

  /** How often it was woken. */
  long wakeUps;

  /** When it became what it is now: ready, running or asleep. */
  long since;

  /** When it was made, in cycles since boot. */
  public long started() {
    return started;
  }

  /** Cycles in its own code. */
  public long user() {
    return user;
  }

  /** Cycles in the kernel on its behalf. */
  public long system() {
    return system;
  }

  /** Cycles that it had the processor. */
  public long total() {
    return user + system;
  }

  /** Cycles that it was ready and others ran. */
  public long waiting() {
    return waiting;
  }

  /** Cycles that it slept. */
  public long sleeping() {
    return sleeping;
  }

  /** The longest wait for the processor, in cycles. */
  public long longestWait() {
    return longestWait;
  }

  /** How often it gave the processor up itself. */
  public long voluntarySwitches() {
    return voluntarySwitches;
  }

  /** How often the processor was taken from it. */
  public long involuntarySwitches() {
    return involuntarySwitches;
  }

  /** How often it was woken. */
  public long wakeUps() {
    return wakeUps;
  }
}
