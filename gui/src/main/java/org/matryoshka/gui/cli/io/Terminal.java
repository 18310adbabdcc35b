package org.matryoshka.gui.cli.io;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The streams of one command, and what is known of the window behind them.
 *
 * @param in bytes typed or piped in
 * @param out results; never progress or diagnostics
 * @param err diagnostics and progress
 * @param interactive whether a person watches {@code err} in a terminal window
 * @param interruption tells whether the user has asked to stop
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean interactive,
    Interruption interruption) {

  /** Prints a line for people on the error stream, after our name. */
  public void say(String message) {
    err.println("matryoshka: " + message);
  }
}
