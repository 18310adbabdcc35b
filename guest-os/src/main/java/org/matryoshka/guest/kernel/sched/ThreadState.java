package org.matryoshka.guest.kernel.sched;

/** What a thread is doing. The letters are those of {@code ps} and {@code /proc/N/stat}. */
public enum ThreadState {
  /** Made, but not started yet. */
  NEW,
  /** Could run, and waits for the processor. */
  READY,
  /** Runs. */
  RUNNING,
  /** Waits for something; a signal ends the wait. */
  SLEEPING,
  /** Waits for something that comes soon; not even a signal ends the wait. */
  WAITING,
  /** Stopped by job control until it is continued. */
  STOPPED,
  /** Has ended; its parent has yet to be told. */
  DEAD;

  /** The letter in {@code ps}. */
  public char letter() {
    return switch (this) {
      case NEW, READY, RUNNING -> 'R';
      case SLEEPING -> 'S';
      case WAITING -> 'D';
      case STOPPED -> 'T';
      case DEAD -> 'Z';
    };
  }
}
