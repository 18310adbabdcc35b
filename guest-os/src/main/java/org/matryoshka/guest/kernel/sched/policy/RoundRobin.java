package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.ReadyReason;
import org.matryoshka.guest.kernel.sched.Schedulable;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulerEnvironment;
import org.matryoshka.guest.kernel.sched.TaskQueue;

/**
 * Everybody in turn, for as many ticks each ({@code scheduler.slice}, default 5: 20 ms). Weights
 * count for nothing.
 */
public final class RoundRobin implements Scheduler {
  private static final long DEFAULT_SLICE = 5;

  private final TaskQueue queue = new TaskQueue();
  private long slice = DEFAULT_SLICE;
  private long ticksLeft;

  @Override
  public void start(SchedulerEnvironment environment) {
    slice = environment.setting("slice", DEFAULT_SLICE);
  }

  @Override
  public void ready(Schedulable task, ReadyReason why) {
    queue.add(task);
  }

  @Override
  public Schedulable next() {
    ticksLeft = slice;
    return queue.poll();
  }

  @Override
  public boolean tick(Schedulable running) {
    ticksLeft--;
    return ticksLeft <= 0;
  }
}
