package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.ReadyReason;
import org.matryoshka.guest.kernel.sched.Schedulable;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulerEnvironment;
import org.matryoshka.guest.kernel.sched.TaskQueue;

/**
 * Lottery scheduling (Waldspurger and Weihl, OSDI 1994): every ready task holds as many tickets as
 * its weight, and for each tick a ticket is drawn. Shares follow the weights on average; how far
 * they stray is a matter of chance, of which {@code scheduler.seed} (default 1) is the source: the
 * same seed gives the same draws.
 */
public final class Lottery implements Scheduler {
  private final TaskQueue players = new TaskQueue();
  private long tickets;
  private long random;

  @Override
  public void start(SchedulerEnvironment environment) {
    // any number but 0, which the generator would never leave, spread over all bits
    random = environment.setting("seed", 1) * 0x9e37_79b9_7f4a_7c15L | 1;
  }

  @Override
  public void ready(Schedulable task, ReadyReason why) {
    players.add(task);
    tickets += task.weight();
  }

  @Override
  public Schedulable next() {
    if (players.isEmpty()) {
      return null;
    }
    long drawn = draw() % tickets;
    Schedulable winner = players.peek();
    while (drawn >= winner.weight()) {
      drawn -= winner.weight();
      winner = players.after(winner);
    }
    players.remove(winner);
    tickets -= winner.weight();
    return winner;
  }

  @Override
  public boolean tick(Schedulable running) {
    return true;
  }

  @Override
  public void weightChanged(Schedulable task, int oldWeight) {
    if (players.contains(task)) {
      tickets += task.weight() - oldWeight;
    }
  }

  /** A number from 0 to 2^63 - 1: xorshift64* (Marsaglia 2003, Vigna 2016). */
  private long draw() {
    random ^= random >>> 12;
    random ^= random << 25;
    random ^= random >>> 27;
    return (random * 0x2545_f491_4f6c_dd1dL) >>> 1;
  }
}
