package org.matryoshka.cpu.io;

import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * One callback of a device that can be armed, moved and stopped, and knows how to be saved: what a
 * device uses instead of bare events.
 */
public final class Timer implements Stateful {
  private static final long STOPPED = -1;

  private final Clock clock;
  private final Runnable action;
  private Clock.Event event;

  /**
   * A stopped timer.
   *
   * @param action is called when it runs out, with the timer stopped
   */
  public Timer(Clock clock, Runnable action) {
    this.clock = clock;
    this.action = action;
  }

  /** Runs out at this time, in cycles, and at no other. */
  public void arm(long when) {
    stop();
    event = clock.schedule(when, this::fire);
  }

  /** Does not run out any more. */
  public void stop() {
    if (event != null) {
      clock.cancel(event);
      event = null;
    }
  }

  /** Whether it is going to run out. */
  public boolean armed() {
    return event != null;
  }

  @Override
  public void state(StateFields fields) {
    long when = fields.number("when", event == null ? STOPPED : event.when());
    long order = fields.number("order", event == null ? 0 : event.order());
    if (fields.loading()) {
      stop();
      if (when != STOPPED) {
        event = clock.reschedule(when, order, this::fire);
      }
    }
  }

  private void fire() {
    event = null;
    action.run();
  }
}
