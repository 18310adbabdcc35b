package org.matryoshka.gui.cli.io;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * One guest's serial output as lines behind its name, so that several guests can share a terminal.
 * The guest is not trusted with the terminal: control characters are shown, not sent.
 */
public final class ConsoleLines implements IntConsumer {
  /** A longer line is broken, so that a guest that never ends one still can be followed. */
  private static final int LONGEST_LINE = 500;

  private final String prefix;
  private final PrintStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * @param prefix stands before each line
   * @param out where the lines go, each in one piece
   */
  public ConsoleLines(String prefix, PrintStream out) {
    this.prefix = prefix;
    this.out = out;
  }

  /** Takes a byte that the guest sent, 0 to 255. */
  @Override
  public void accept(int value) {
    if (value == '\n') {
      endLine();
    } else if (value != '\r') {
      line.write(value);
      if (line.size() >= LONGEST_LINE) {
        endLine();
      }
    }
  }

  /** Prints what is left of a line that the guest did not end. */
  public void finish() {
    if (line.size() > 0) {
      endLine();
    }
  }

  private void endLine() {
    out.println((prefix + printable(line.toString(StandardCharsets.UTF_8))).stripTrailing());
    line.reset();
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                shown.append("    ");
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(c < 0x20 ? "^" + (char) (c + 0x40) : "\ufffd");
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
