package org.matryoshka.guest.kernel.sched.policy;

import org.matryoshka.guest.kernel.sched.ReadyReason;
import org.matryoshka.guest.kernel.sched.Schedulable;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulerEnvironment;
import org.matryoshka.guest.kernel.sched.TaskQueue;

/**
 * Multi-level feedback queue: learns who is interactive by watching. A task starts at the top
 * level; when it has used up its allotment there it moves down, where turns come later and last
 * twice as long; sleeping does not buy it the allotment back. Once in a while everybody returns to
 * the top ({@code scheduler.boost}, in ticks, default 250: a second), so that nobody starves and a
 * task that has changed its ways is noticed. Weights count for nothing.
 */
public final class MultiLevelFeedback implements Scheduler {
  private static final int LEVELS = 8;
  private static final long DEFAULT_BOOST = 250;

  private final TaskQueue[] levels = new TaskQueue[LEVELS];
  private SchedulerEnvironment environment;
  private long boostCycles;
  private long nextBoost;
  private int boosts;

  /** With empty levels. */
  public MultiLevelFeedback() {
    for (int i = 0; i < LEVELS; i++) {
      levels[i] = new TaskQueue();
    }
  }

  @Override
  public void start(SchedulerEnvironment e) {
    environment = e;
    boostCycles = e.setting("boost", DEFAULT_BOOST) * e.tickCycles();
    nextBoost = e.now() + boostCycles;
  }

  @Override
  public void ready(Schedulable task, ReadyReason why) {
    levels[standing(task).level].add(task);
  }

  @Override
  public Schedulable next() {
    for (TaskQueue level : levels) {
      if (!level.isEmpty()) {
        return level.poll();
      }
    }
    return null;
  }

  @Override
  public void ran(Schedulable task, long cycles) {
    Standing standing = standing(task);
    standing.used += cycles;
    if (standing.used >= environment.tickCycles() << standing.level) {
      standing.used = 0;
      standing.level = Math.min(standing.level + 1, LEVELS - 1);
      standing.moved = true;
    }
  }

  @Override
  public boolean tick(Schedulable running) {
    if (environment.now() >= nextBoost) {
      boost();
    }
    Standing standing = standing(running);
    boolean turnIsOver = standing.moved;
    standing.moved = false;
    return turnIsOver || somebodyAbove(standing.level);
  }

  @Override
  public boolean preempts(Schedulable woken, Schedulable running) {
    return standing(woken).level < standing(running).level;
  }

  private boolean somebodyAbove(int level) {
    for (int i = 0; i < level; i++) {
      if (!levels[i].isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Moves the ready tasks up; {@link #standing} does it for the others when it meets them. */
  private void boost() {
    boosts++;
    nextBoost = environment.now() + boostCycles;
    for (int i = 1; i < LEVELS; i++) {
      while (!levels[i].isEmpty()) {
        levels[0].add(levels[i].poll());
      }
    }
  }

  private Standing standing(Schedulable task) {
    if (!(task.data() instanceof Standing standing)) {
      Standing fresh = new Standing();
      fresh.boosts = boosts;
      task.setData(fresh);
      return fresh;
    }
    if (standing.boosts != boosts) {
      standing.boosts = boosts;
      standing.level = 0;
      standing.used = 0;
    }
    return standing;
  }

  /** Where a task stands. */
  private static final class Standing {
    private int level;

    /** Cycles of the level's allotment that are gone. */
    private long used;

    /** Whether it has used an allotment up since the last tick. */
    private boolean moved;

    /** The number of boosts that it has taken part in. */
    private int boosts;
  }
}
