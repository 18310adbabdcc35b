package org.matryoshka.guest.kernel.sched;

/** The settings that the user gave for the scheduler of this boot. */
public interface SchedulerSettings {
  /**
   * A whole number.
   *
   * @param name without {@code scheduler.} before it
   * @param otherwise what it is when the user does not say
   */
  long setting(String name, long otherwise);
}
