package org.matryoshka.guest.kernel.sched;

/**
 * What is to happen when: events in the order of their deadlines. They are looked at in every clock
 * tick, so an event comes up to a tick late and never early.
 */
public final class Timers {
  private TimerEvent first;

  /** Sets an event; one that is set already is moved. */
  public void set(TimerEvent event, long deadline) {
    cancel(event);
    event.deadline = deadline;
    event.timers = this;
    TimerEvent before = null;
    TimerEvent after = first;
    while (after != null && after.deadline <= deadline) {
      before = after;
      after = after.after;
    }
    event.before = before;
    event.after = after;
    if (before == null) {
      first = event;
    } else {
      before.after = event;
    }
    if (after != null) {
      after.before = event;
    }
  }

  /** Takes an event back, if it is set. */
  public void cancel(TimerEvent event) {
    if (event.timers != this) {
      return;
    }
    if (event.before == null) {
      first = event.after;
    } else {
      event.before.after = event.after;
    }
    if (event.after != null) {
      event.after.before = event.before;
    }
    event.timers = null;
    event.before = null;
    event.after = null;
  }

  /** The earliest deadline, {@link WaitQueue#NO_DEADLINE} if nothing is set. */
  public long nextDeadline() {
    return first == null ? WaitQueue.NO_DEADLINE : first.deadline;
  }

  /** Lets everything happen whose time has come. */
  public void run(long now) {
    while (first != null && first.deadline <= now) {
      TimerEvent event = first;
      cancel(event);
      event.expired(now);
    }
  }
}
