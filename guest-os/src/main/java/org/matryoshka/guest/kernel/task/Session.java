package org.matryoshka.guest.kernel.task;

/**
 * A login: the process groups that share a controlling terminal. Made by setsid; its id is the
 * leader's process id.
 */
public final class Session {
  private final int id;
  private ControllingTerminal terminal;

  /** A session without a terminal. */
  public Session(int id) {
    this.id = id;
  }

  /** The id of the process that made it. */
  public int id() {
    return id;
  }

  /** The controlling terminal; null if it has none. */
  public ControllingTerminal terminal() {
    return terminal;
  }

  /** Gives it a controlling terminal, or takes it away with null. */
  public void setTerminal(ControllingTerminal newTerminal) {
    terminal = newTerminal;
  }
}
