package org.matryoshka.guest.simulation;

import org.matryoshka.guest.kernel.sched.KernelThread;
import org.matryoshka.guest.kernel.sched.ThreadTimes;

/** A virtual task of a simulation: a workload, and what it got. */
public final class SimulatedTask extends KernelThread {
  private final Workload workload;

  /** When it arrives or wakes up, while it waits for that. */
  long wakeTime;

  /** Processor time until the next wait. */
  long burstLeft;

  private long used;

  SimulatedTask(int id, String name, Workload workload, long arrival) {
    super(id, name);
    this.workload = workload;
    this.wakeTime = arrival;
    this.burstLeft = nextBurst();
  }

  @Override
  public boolean signalPending() {
    return false;
  }

  /** What it does. */
  public Workload workload() {
    return workload;
  }

  /** Nanoseconds of processor time so far. */
  public long used() {
    return used;
  }

  /** The longest time that it was ready and did not run, in nanoseconds. */
  public long longestWait() {
    return times().longestWait();
  }

  /** How long it waited for the processor on average when it was ready, in nanoseconds. */
  public long averageWait() {
    ThreadTimes times = times();
    long turns = times.voluntarySwitches() + times.involuntarySwitches();
    return turns == 0 ? times.waiting() : times.waiting() / turns;
  }

  /** Whether it has done all it had to. */
  public boolean isDone() {
    return used >= workload.total();
  }

  void use(long nanoseconds) {
    used += nanoseconds;
    burstLeft -= nanoseconds;
  }

  long nextBurst() {
    return Math.min(workload.burst(), workload.total() - used);
  }
}
