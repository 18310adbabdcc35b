package org.matryoshka.guest.kernel.sched;

/**
 * Threads that wait for one thing. The pattern for everybody who sleeps:
 *
 * <pre>{@code
 * while (!condition) {
 *   if (queue.sleep() == WakeReason.SIGNAL) {
 *     return Errno.EINTR;
 *   }
 * }
 * }</pre>
 *
 * Between the look at the condition and the sleep no wake-up gets lost, since the kernel runs with
 * interrupts off and is not preempted. Whoever makes the condition true calls {@link #wakeAll} or
 * {@link #wakeOne}; the woken look again, since somebody else may have been faster.
 */
public final class WaitQueue {
  /** A deadline that never comes. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private final Dispatcher dispatcher;
  private final String name;
  private Waiter first;
  private Waiter last;

  /**
   * An empty queue.
   *
   * @param dispatcher who puts threads to sleep and wakes them
   * @param name of what is waited for, for reports and {@code /proc/N/wchan}
   */
  public WaitQueue(Dispatcher dispatcher, String name) {
    this.dispatcher = dispatcher;
    this.name = name;
  }

  /** What is waited for. */
  public String name() {
    return name;
  }

  /** Whether nobody waits. */
  public boolean isEmpty() {
    return first == null;
  }

  /** The current thread sleeps until it is woken or a signal comes. */
  public WakeReason sleep() {
    return sleepUntil(NO_DEADLINE);
  }

  /**
   * The current thread sleeps until it is woken, a signal comes, or it is too late.
   *
   * @param deadline in cycles since boot, or {@link #NO_DEADLINE}
   */
  public WakeReason sleepUntil(long deadline) {
    Waiter waiter = dispatcher.current().waiter;
    enlist(waiter, true);
    WakeReason reason = dispatcher.sleep(deadline);
    delist(waiter);
    return reason;
  }

  /** The current thread sleeps until it is woken; signals wait. Only for what comes for sure. */
  public void sleepUninterruptibly() {
    Waiter waiter = dispatcher.current().waiter;
    enlist(waiter, true);
    dispatcher.sleepUninterruptibly();
    delist(waiter);
  }

  /** Adds the place of a thread that looks at several queues; a wake-up of one wakes it too. */
  public void enlist(Waiter waiter) {
    enlist(waiter, false);
  }

  private void enlist(Waiter waiter, boolean exclusive) {
    if (waiter.queue != null) {
      throw new IllegalStateException(waiter.thread() + " waits in " + waiter.queue.name + " too");
    }
    waiter.queue = this;
    waiter.exclusive = exclusive;
    waiter.before = last;
    waiter.after = null;
    if (last == null) {
      first = waiter;
    } else {
      last.after = waiter;
    }
    last = waiter;
  }

  /** Takes a place out, if it is in. */
  public void delist(Waiter waiter) {
    if (waiter.queue != this) {
      return;
    }
    if (waiter.before == null) {
      first = waiter.after;
    } else {
      waiter.before.after = waiter.after;
    }
    if (waiter.after == null) {
      last = waiter.before;
    } else {
      waiter.after.before = waiter.before;
    }
    waiter.queue = null;
    waiter.before = null;
    waiter.after = null;
  }

  /** Wakes everybody. */
  public int wakeAll() {
    return wake(Integer.MAX_VALUE);
  }

  /** Wakes the one who waits longest. */
  public int wakeOne() {
    return wake(1);
  }

  /**
   * Wakes the first so many threads in {@link #sleep}, and the lookers between them. A thread that
   * a signal has woken already does not count: it would lose the wake-up that is for another one.
   *
   * @return how many threads were woken, lookers not counted
   */
  public int wake(int count) {
    int woken = 0;
    Waiter waiter = first;
    while (waiter != null && woken < count) {
      Waiter next = waiter.after;
      if (dispatcher.wake(waiter.thread()) && waiter.exclusive) {
        delist(waiter);
        woken++;
      }
      waiter = next;
    }
    return woken;
  }
}
