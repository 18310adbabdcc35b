package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.ReadyReason;
import org.matryoshka.guest.kernel.sched.Schedulable;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulerEnvironment;
import org.matryoshka.guest.kernel.sched.TaskQueue;

/**
 * Banked credit: time that a task does not use is not lost to it. As time goes by, every task,
 * asleep or not, is paid its share by weight; running costs what it takes; the one with the most
 * credit runs. So who sleeps saves for a burst, in which it has the processor for itself until its
 * savings are gone.
 *
 * <p>Two bounds keep this from getting out of hand: nobody saves more than {@code scheduler.cap}
 * ticks (default 25: 100 ms), and what a full account can't take is shared by the others; and
 * nobody owes more than as much, so that who had the processor for itself for long is not made to
 * pay for it. The account is the task's key, in cycles.
 */
public final class BankedCredit implements Scheduler {
  private static final long DEFAULT_CAP = 25;

  private final TaskQueue ready = new TaskQueue();
  private final TaskQueue asleep = new TaskQueue();
  private SchedulerEnvironment environment;
  private Schedulable running;
  private Schedulable yielded;
  private long cap;
  private long paidUntil;

  @Override
  public void start(SchedulerEnvironment e) {
    environment = e;
    cap = e.setting("cap", DEFAULT_CAP) * e.tickCycles();
    paidUntil = e.now();
  }

  @Override
  public void ready(Schedulable task, ReadyReason why) {
    pay();
    if (asleep.contains(task)) {
      asleep.remove(task);
    }
    if (task == running) {
      running = null;
    }
    yielded = why == ReadyReason.YIELDED ? task : null;
    ready.add(task);
  }

  @Override
  public Schedulable next() {
    pay();
    Schedulable richest = ready.peek();
    for (Schedulable task = richest; task != null; task = ready.after(task)) {
      // who has just yielded stands at the end of the queue and is not asked
      if (task.key() > richest.key() && task != yielded) {
        richest = task;
      }
    }
    if (richest != null) {
      ready.remove(richest);
    }
    running = richest;
    return richest;
  }

  @Override
  public void ran(Schedulable task, long cycles) {
    task.setKey(Math.max(task.key() - cycles, -cap));
  }

  @Override
  public boolean tick(Schedulable task) {
    pay();
    return somebodyRicher(task);
  }

  @Override
  public boolean preempts(Schedulable woken, Schedulable task) {
    return woken.key() > task.key() + environment.tickCycles();
  }

  @Override
  public void blocked(Schedulable task) {
    pay();
    running = null;
    asleep.add(task);
  }

  @Override
  public void gone(Schedulable task) {
    running = null;
  }

  private boolean somebodyRicher(Schedulable than) {
    for (Schedulable task = ready.peek(); task != null; task = ready.after(task)) {
      if (task.key() > than.key()) {
        return true;
      }
    }
    return false;
  }

  /** Pays everybody for the time since the last payment, once that is a tick or more. */
  private void pay() {
    long elapsed = environment.now() - paidUntil;
    if (elapsed < environment.tickCycles()) {
      return;
    }
    paidUntil += elapsed;
    long weights = open(running) + openWeights(ready) + openWeights(asleep);
    if (weights > 0) {
      long most = Math.min(elapsed, 2 * cap);
      pay(running, most, weights);
      payAll(ready, most, weights);
      payAll(asleep, most, weights);
    }
  }

  private void payAll(TaskQueue queue, long amount, long weights) {
    for (Schedulable task = queue.peek(); task != null; task = queue.after(task)) {
      pay(task, amount, weights);
    }
  }

  private void pay(Schedulable task, long amount, long weights) {
    if (open(task) > 0) {
      task.setKey(Math.min(task.key() + amount * task.weight() / weights, cap));
    }
  }

  private long openWeights(TaskQueue queue) {
    long sum = 0;
    for (Schedulable task = queue.peek(); task != null; task = queue.after(task)) {
      sum += open(task);
    }
    return sum;
  }

  /** A task's weight if its account can take anything, else 0. */
  private long open(Schedulable task) {
    return task == null || task.key() >= cap ? 0 : task.weight();
  }
}
