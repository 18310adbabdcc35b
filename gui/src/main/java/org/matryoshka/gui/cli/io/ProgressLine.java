package org.matryoshka.gui.cli.io;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far long work has come, rewritten in place a few times a
 * second and gone before anything else is printed. Where nobody watches, it prints nothing.
 */
public final class ProgressLine {
  private static final long QUIET_MILLIS = 1000;
  private static final long INTERVAL_MILLIS = 200;
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean shown;
  private final LongSupplier clock;
  private long due;
  private boolean drawn;

  /**
   * @param terminal where to draw
   * @param clock the host's time in milliseconds: progress is for people, and people live in it
   */
  public ProgressLine(Terminal terminal, LongSupplier clock) {
    this.err = terminal.err();
    this.shown = terminal.interactive();
    this.clock = clock;
    this.due = clock.getAsLong() + QUIET_MILLIS;
  }

  /** Says where the work is, if it is time to say so again. */
  public void update(String text) {
    if (!shown || clock.getAsLong() < due) {
      return;
    }
    err.print(ERASE + text);
    err.flush();
    drawn = true;
    due = clock.getAsLong() + INTERVAL_MILLIS;
  }

  /** Takes the line away, so that other output can follow. */
  public void erase() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }
}
