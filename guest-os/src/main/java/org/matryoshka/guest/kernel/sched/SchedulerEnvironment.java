package org.matryoshka.guest.kernel.sched;

/** What a scheduler may know of the machine: the time, and the settings of this boot. */
public interface SchedulerEnvironment {
  /** The virtual time in cycles since boot. It does not move during a decision. */
  long now();

  /** Cycles from one clock tick to the next. */
  long tickCycles();

  /**
   * A whole number from the kernel's command line, given as {@code scheduler.NAME=VALUE}.
   *
   * @param name for instance {@code seed}
   * @param otherwise what it is when the command line does not say
   */
  long setting(String name, long otherwise);
}
