package org.matryoshka.guest.kernel.sched;

/** Ends a thread's sleep when it is too late. */
final class SleepTimer extends TimerEvent {
  private final Dispatcher dispatcher;
  private final KernelThread thread;

  SleepTimer(Dispatcher dispatcher, KernelThread thread) {
    this.dispatcher = dispatcher;
    this.thread = thread;
  }

  @Override
  protected void expired(long now) {
    dispatcher.wake(thread, WakeReason.TIMEOUT);
  }
}
