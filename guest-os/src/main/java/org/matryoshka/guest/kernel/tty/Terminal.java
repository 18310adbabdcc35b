package org.matryoshka.guest.kernel.tty;

/**
 * A terminal as processes see it: its settings, its input and output, its window size, and the
 * session that it controls.
 */
public final class Terminal {
  private int session;
  private int foregroundGroup;

  /** The session whose controlling terminal this is; 0 if none. */
  public int session() {
    return session;
  }

  /** The process group that may read and gets the signals of the keyboard; 0 if none. */
  public int foregroundGroup() {
    return foregroundGroup;
  }

  /** Makes a process group the foreground. */
  public void setForegroundGroup(int group) {
    foregroundGroup = group;
  }

  /** Becomes the controlling terminal of a session, whose leader's group is the foreground. */
  public void control(int newSession, int group) {
    session = newSession;
    foregroundGroup = group;
  }

  /** The session's leader has gone or gave the terminal up. */
  public void disassociate() {
    session = 0;
    foregroundGroup = 0;
  }

  /** A character has come in; called in the serial port's interrupt. */
  public void receive(int character) {}
}
