package org.matryoshka.hv.sched;

/** A virtual CPU as a scheduler sees it. */
public interface SchedulingEntity {
  /** Distinguishes it from others, and orders those that are equal otherwise. */
  int number();

  /** Share of core time relative to others, from 1. */
  int weight();
}
