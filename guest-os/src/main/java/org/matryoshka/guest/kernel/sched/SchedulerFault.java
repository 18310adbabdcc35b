package org.matryoshka.guest.kernel.sched;

/**
 * The scheduler gave an answer that breaks its contract. The kernel stops with the message: it
 * can't go on without knowing who is to run.
 */
public final class SchedulerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked, at which tick, what the answer was, why it can't be
   */
  public SchedulerFault(String message) {
    super(message);
  }
}
