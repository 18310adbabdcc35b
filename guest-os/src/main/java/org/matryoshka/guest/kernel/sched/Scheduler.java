package org.matryoshka.guest.kernel.sched;

/**
 * Decides who runs next: the whole of a scheduling algorithm. Write a class with a public
 * constructor without parameters that implements this, and Kukla boots with it.
 *
 * <p>The kernel tells the scheduler what happens to tasks, and asks for decisions; the scheduler
 * keeps the ready tasks in whatever order it likes. A task is in exactly one of three places:
 *
 * <ul>
 *   <li><b>ready</b>: the scheduler was told by {@link #ready} and has not yet given it to {@link
 *       #next};
 *   <li><b>running</b>: {@link #next} returned it; the scheduler must have forgotten it as a ready
 *       one;
 *   <li><b>blocked</b>: it waits for something; the scheduler hears of it again by {@link #ready}.
 * </ul>
 *
 * <p>The order of calls for one task: {@code ready(NEW)}, then {@code next()} returns it, then
 * {@code ran} as often as there is something to charge, then one of {@code ready(PREEMPTED)},
 * {@code ready(YIELDED)}, {@code blocked} and {@code gone}; after {@code blocked} comes {@code
 * ready(WOKEN)}. Each call must return within {@link DecisionBudget#LOOP_STEPS} turns of its loops,
 * and must not throw: the machine stops with a report otherwise, as it does when {@link #next}
 * returns a task that is not ready.
 */
public interface Scheduler {
  /**
   * Told once, before everything else.
   *
   * @param environment the clock and the settings from the kernel's command line; worth keeping
   */
  default void start(SchedulerEnvironment environment) {}

  /**
   * A task can run from now on, and waits for {@link #next} to choose it.
   *
   * @param why what made it ready
   */
  void ready(Schedulable task, ReadyReason why);

  /**
   * Chooses who runs now, and takes it out of the ready tasks.
   *
   * @return a ready task; null only if there is none
   */
  Schedulable next();

  /**
   * A running task has used the processor. Called when it stops running, and while it runs at each
   * tick before {@link #tick}.
   *
   * @param cycles since the last such call or since it was chosen, 0 or more
   */
  default void ran(Schedulable task, long cycles) {}

  /**
   * A clock tick while a task runs.
   *
   * @return whether to take the processor away from it; it is then ready again, and {@link #next}
   *     is asked
   */
  boolean tick(Schedulable running);

  /**
   * A task has just become ready while another one runs.
   *
   * @return whether to take the processor away from the running one at once
   */
  default boolean preempts(Schedulable woken, Schedulable running) {
    return false;
  }

  /** The running task waits for something: it is neither ready nor running until it is told. */
  default void blocked(Schedulable task) {}

  /**
   * A task's nice value and so its weight was changed. It may be ready, running or blocked.
   *
   * @param oldWeight what {@link Schedulable#weight} was before
   */
  default void weightChanged(Schedulable task, int oldWeight) {}

  /** The running task has ended and must be forgotten. */
  default void gone(Schedulable task) {}
}
