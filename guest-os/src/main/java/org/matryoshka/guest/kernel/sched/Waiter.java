package org.matryoshka.guest.kernel.sched;

/**
 * A thread's place in a {@link WaitQueue}. A thread that waits for several things at once (poll,
 * select) makes one for each queue, enlists them all, sleeps by {@link Dispatcher#sleep}, and
 * delists them.
 */
public final class Waiter {
  private final KernelThread thread;

  WaitQueue queue;
  Waiter before;
  Waiter after;

  /**
   * Whether a wake-up of one thread is used up by this one. Those of poll are not: they only look.
   */
  boolean exclusive;

  /** A place for this thread, in no queue yet. */
  public Waiter(KernelThread thread) {
    this.thread = thread;
  }

  /** Who waits. */
  public KernelThread thread() {
    return thread;
  }
}
