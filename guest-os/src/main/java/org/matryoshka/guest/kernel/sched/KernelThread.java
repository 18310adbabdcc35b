package org.matryoshka.guest.kernel.sched;

/**
 * What the dispatcher knows of a thread: its state, why it last woke, and its accounts. The task
 * table's {@code Task} extends this with all that makes it a thread of a process.
 */
@SuppressWarnings("this-escape") // its waiter only keeps it
public abstract class KernelThread extends Schedulable {
  private final ThreadTimes times = new ThreadTimes();

  /** Its place in the one queue that it sleeps in; several queues take waiters of their own. */
  final Waiter waiter = new Waiter(this);

  /** Ends a sleep with a deadline; made at the first such sleep. */
  SleepTimer sleepTimer;

  /** Set by {@link Dispatcher#start}: whether this dispatcher knows it. */
  Dispatcher dispatcher;

  /** The next one in the dispatcher's list of threads. */
  KernelThread next;

  /** The one before it in the dispatcher's list of threads. */
  KernelThread previous;

  ThreadState state = ThreadState.NEW;
  WakeReason wakeReason = WakeReason.WOKEN;

  /**
   * @param id the thread's number, unique while it lives
   * @param name what it runs, for people
   */
  protected KernelThread(int id, String name) {
    super(id, name);
  }

  /** Whether a signal that is not blocked waits, so that an interruptible sleep must end. */
  public abstract boolean signalPending();

  /** What it is doing. */
  public final ThreadState state() {
    return state;
  }

  /** The next one in the order in which threads were made; null after the last. */
  public final KernelThread next() {
    return next;
  }

  /** Its processor time and waiting times so far. */
  public final ThreadTimes times() {
    return times;
  }
}
