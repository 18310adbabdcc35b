package org.matryoshka.gui.cli.command;

import java.util.Optional;
import org.matryoshka.gui.cli.io.EscapeKeys;
import org.matryoshka.gui.cli.io.RawTerminal;
import org.matryoshka.gui.cli.io.Terminal;

/**
 * A guest's terminal: the user's own, every key of which goes to the guest, or input from a pipe,
 * whose end is a Ctrl-D each time that the guest waits for more.
 */
final class GuestTerminal {
  /** A guest that does not end after so many ends of input never will. */
  private static final int MOST_ENDS = 64;

  private static final byte CTRL_D = 4;

  private final Terminal terminal;
  private final EscapeKeys keys;
  private Optional<RawTerminal> raw = Optional.empty();
  private int ends;

  GuestTerminal(Terminal terminal) {
    this.terminal = terminal;
    this.keys =
        new EscapeKeys(
            () -> terminal.interruption().request(), () -> terminal.say(EscapeKeys.HELP));
  }

  /** Takes the user's terminal, if there is one. */
  void open() {
    raw = RawTerminal.open(terminal);
    if (raw.isPresent()) {
      terminal.say("the terminal is the guest's now: " + EscapeKeys.HELP);
    }
  }

  /** Gives it back. */
  void close() {
    raw.ifPresent(RawTerminal::close);
    raw = Optional.empty();
  }

  /** What of the typed bytes is for the guest: from a pipe all of it. */
  byte[] filter(byte[] typed) {
    return raw.isPresent() ? keys.filter(typed) : typed;
  }

  /** What the guest reads when there is no more input; nothing after too many times. */
  byte[] endOfInput() {
    ends++;
    return ends > MOST_ENDS ? new byte[0] : new byte[] {CTRL_D};
  }
}
