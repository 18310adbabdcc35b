package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.kernel.sched.IntervalTimer;

/** Connects the timer's interrupt line with the clock. */
public final class TimerHandler implements InterruptHandler {
  private final IntervalTimer timer;

  /** The handler for a timer. */
  public TimerHandler(IntervalTimer timer) {
    this.timer = timer;
  }

  @Override
  public void interrupt(int irq, long frame) {
    timer.interrupt();
  }
}
