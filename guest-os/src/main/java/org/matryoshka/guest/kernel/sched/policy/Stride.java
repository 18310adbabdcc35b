package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.ReadyReason;
import org.matryoshka.guest.kernel.sched.Schedulable;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulerEnvironment;
import org.matryoshka.guest.kernel.sched.TaskQueue;

/**
 * Stride scheduling (Waldspurger and Weihl, MIT/LCS/TM-528, 1995): the lottery without chance. A
 * task advances its pass by a stride for each tick that it runs; the stride is the smaller, the
 * larger the weight is; the least pass runs next. So after any number of ticks nobody is more than
 * one tick away from its share.
 *
 * <p>The paper's global pass moves as a single task with all the weights would. Who comes back
 * after a sleep stands as far from it as when it left: sleeping neither loses nor saves anything.
 * Who yields goes behind the next one.
 */
public final class Stride implements Scheduler {
  /** The stride of weight 1. */
  private static final long STRIDE_1 = 1L << 40;

  /** The ready tasks by pass, which is their key. */
  private final TaskQueue ready = new TaskQueue();

  /** The blocked tasks; their key is their distance to the global pass. */
  private final TaskQueue asleep = new TaskQueue();

  private long tickCycles = 1;

  /** The weights of the tasks that are ready or running. */
  private long weights;

  private long globalPass;

  @Override
  public void start(SchedulerEnvironment environment) {
    tickCycles = environment.tickCycles();
  }

  @Override
  public void ready(Schedulable task, ReadyReason why) {
    if (why == ReadyReason.NEW) {
      weights += task.weight();
      task.setKey(globalPass + STRIDE_1 / task.weight());
    } else if (asleep.contains(task)) {
      asleep.remove(task);
      weights += task.weight();
      task.setKey(globalPass + task.key());
    } else if (why == ReadyReason.YIELDED && !ready.isEmpty()) {
      task.setKey(Math.max(task.key(), ready.peek().key()));
    }
    ready.insertByKey(task);
  }

  @Override
  public Schedulable next() {
    return ready.poll();
  }

  @Override
  public void ran(Schedulable task, long cycles) {
    task.setKey(task.key() + advance(STRIDE_1 / task.weight(), cycles));
    globalPass += advance(STRIDE_1 / weights, cycles);
  }

  @Override
  public boolean tick(Schedulable running) {
    return !ready.isEmpty() && ready.peek().key() < running.key();
  }

  @Override
  public void blocked(Schedulable task) {
    weights -= task.weight();
    task.setKey(task.key() - globalPass);
    asleep.add(task);
  }

  @Override
  public void weightChanged(Schedulable task, int oldWeight) {
    if (asleep.contains(task)) {
      task.setKey(rescaled(task.key(), task, oldWeight));
      return;
    }
    weights += task.weight() - oldWeight;
    boolean queued = ready.contains(task);
    if (queued) {
      ready.remove(task);
    }
    task.setKey(globalPass + rescaled(task.key() - globalPass, task, oldWeight));
    if (queued) {
      ready.insertByKey(task);
    }
  }

  @Override
  public void gone(Schedulable task) {
    weights -= task.weight();
  }

  /** How far a pass moves in so many cycles, in two steps that can't overflow. */
  private long advance(long stride, long cycles) {
    return stride * (cycles / tickCycles) + stride * (cycles % tickCycles) / tickCycles;
  }

  /** A distance to the global pass that means the same number of ticks under the new weight. */
  private static long rescaled(long distance, Schedulable task, int oldWeight) {
    return distance / task.weight() * oldWeight;
  }
}
