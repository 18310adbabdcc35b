package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.magic.Processor;

/**
 * What the boot stack does for ever: lets others run, and halts the processor while there are none.
 * After a whole tick of idling the ticks stop, until the next deadline or, without one, until a
 * device has something to say; so an idle machine costs nothing.
 */
public final class IdleLoop {
  private final Dispatcher dispatcher;
  private final IntervalTimer timer;
  private long ticksSeen;
  private long armedFor = WaitQueue.NO_DEADLINE;

  /** Takes over once {@link #run} is called. */
  public IdleLoop(Dispatcher dispatcher, IntervalTimer timer) {
    this.dispatcher = dispatcher;
    this.timer = timer;
  }

  /** Does not return. */
  public void run() {
    while (true) {
      turn();
    }
  }

  /** Lets others run until nobody can, then waits for one interrupt. */
  void turn() {
    if (dispatcher.readyCount() > 0) {
      timer.tick();
      dispatcher.runOthers();
      ticksSeen = dispatcher.ticks();
    }
    long deadline = dispatcher.timers().nextDeadline();
    if (dispatcher.ticks() != ticksSeen || (!timer.isPeriodic() && deadline != armedFor)) {
      waitFor(deadline);
    }
    Processor.waitForInterrupt();
  }

  private void waitFor(long deadline) {
    if (deadline == WaitQueue.NO_DEADLINE) {
      timer.stop();
    } else {
      CycleClock clock = dispatcher.clock();
      timer.alarm(clock.toNanoseconds(Math.max(deadline - clock.now(), 0)));
    }
    ticksSeen = dispatcher.ticks();
    armedFor = deadline;
  }
}
