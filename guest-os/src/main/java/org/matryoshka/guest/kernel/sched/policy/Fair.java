package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.NiceWeights;
import org.matryoshka.guest.kernel.sched.ReadyReason;
import org.matryoshka.guest.kernel.sched.Schedulable;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulerEnvironment;
import org.matryoshka.guest.kernel.sched.TaskQueue;

/**
 * Weighted fair scheduling by virtual runtime, after Linux's completely fair scheduler: a task's
 * virtual runtime grows with the time that it runs, the slower the larger its weight is; the least
 * virtual runtime runs next. Within a period ({@code scheduler.period}, in ticks, default 5)
 * everybody ready has a turn, as long as its share of the period.
 *
 * <p>Who has slept is placed half a period before the others, at most: it runs soon, and can't
 * claim the time that it did not want.
 */
public final class Fair implements Scheduler {
  private static final long DEFAULT_PERIOD = 5;
  private static final int UNIT = NiceWeights.of(0);

  /** The ready tasks by virtual runtime, which is their key. */
  private final TaskQueue ready = new TaskQueue();

  private long tickCycles = 1;
  private long period = DEFAULT_PERIOD;

  /** The weights of the ready tasks. */
  private long weights;

  /** Where the tasks are; it never goes back. */
  private long leastRuntime;

  /** Cycles of the running task's turn. */
  private long turn;

  @Override
  public void start(SchedulerEnvironment environment) {
    tickCycles = environment.tickCycles();
    period = environment.setting("period", DEFAULT_PERIOD) * tickCycles;
  }

  @Override
  public void ready(Schedulable task, ReadyReason why) {
    if (why == ReadyReason.NEW) {
      task.setKey(leastRuntime + virtual(tickCycles, task));
    } else if (why == ReadyReason.WOKEN) {
      task.setKey(Math.max(task.key(), leastRuntime - period / 2));
    } else if (why == ReadyReason.YIELDED && !ready.isEmpty()) {
      task.setKey(Math.max(task.key(), ready.peek().key()));
    }
    ready.insertByKey(task);
    weights += task.weight();
  }

  @Override
  public Schedulable next() {
    turn = 0;
    Schedulable task = ready.poll();
    if (task != null) {
      weights -= task.weight();
      moveOn(task);
    }
    return task;
  }

  @Override
  public void ran(Schedulable task, long cycles) {
    turn += cycles;
    task.setKey(task.key() + virtual(cycles, task));
    moveOn(task);
  }

  @Override
  public boolean tick(Schedulable running) {
    if (ready.isEmpty() || ready.peek().key() >= running.key()) {
      return false;
    }
    return turn * (weights + running.weight()) >= period * running.weight();
  }

  @Override
  public boolean preempts(Schedulable woken, Schedulable running) {
    return woken.key() + virtual(tickCycles, woken) < running.key();
  }

  @Override
  public void weightChanged(Schedulable task, int oldWeight) {
    if (ready.contains(task)) {
      weights += task.weight() - oldWeight;
    }
  }

  private static long virtual(long cycles, Schedulable task) {
    return cycles * UNIT / task.weight();
  }

  /** Follows the one who is furthest behind: the running task or the first ready one. */
  private void moveOn(Schedulable running) {
    long least = running.key();
    if (!ready.isEmpty()) {
      least = Math.min(least, ready.peek().key());
    }
    leastRuntime = Math.max(leastRuntime, least);
  }
}
