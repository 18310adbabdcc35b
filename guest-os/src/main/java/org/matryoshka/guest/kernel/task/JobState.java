package org.matryoshka.guest.kernel.task;

/**
 * Job control's part of a process: whether it is stopped, and what happened to it that wait4 with
 * WUNTRACED or WCONTINUED has yet to tell the parent.
 */
public final class JobState {
  private boolean stopped;
  private int stopSignal;
  private boolean stopUntold;
  private boolean continueUntold;
  private String lastName = "";

  /** Running, nothing to tell. */
  public JobState() {}

  /** Whether all threads are to stand still. */
  public boolean isStopped() {
    return stopped;
  }

  /** The signal that stopped it. */
  public int stopSignal() {
    return stopSignal;
  }

  /** Whether the parent has yet to be told of the stop. */
  public boolean isStopUntold() {
    return stopped && stopUntold;
  }

  /** Whether the parent has yet to be told that it goes on. */
  public boolean isContinueUntold() {
    return continueUntold;
  }

  /** Notes a stop. */
  public void stop(int signal) {
    stopped = true;
    stopSignal = signal;
    stopUntold = true;
    continueUntold = false;
  }

  /** Notes that it goes on. */
  public void resume() {
    stopped = false;
    stopUntold = false;
    continueUntold = true;
  }

  /** Ends a stop without a word: SIGKILL came. */
  public void release() {
    stopped = false;
    stopUntold = false;
  }

  /** The parent has heard of the stop. */
  public void tellStop() {
    stopUntold = false;
  }

  /** The parent has heard that it goes on. */
  public void tellContinue() {
    continueUntold = false;
  }

  /** The name that ps shows of the zombie. */
  String lastName() {
    return lastName;
  }

  void setLastName(String name) {
    lastName = name;
  }
}
