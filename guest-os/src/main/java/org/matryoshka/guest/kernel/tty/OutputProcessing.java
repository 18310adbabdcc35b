package org.matryoshka.guest.kernel.tty;

/** What happens to bytes on their way out (OPOST and its flags), and where the cursor is then. */
final class OutputProcessing {
  /** One byte becomes at most so many. */
  static final int EXPANSION = 8;

  private static final int TAB = 8;

  private final Settings settings;
  private int column;

  OutputProcessing(Settings settings) {
    this.settings = settings;
  }

  /** The column of the cursor, as far as can be known. */
  int column() {
    return column;
  }

  /** A byte that takes a column has gone out without processing. */
  void passed() {
    column++;
  }

  /**
   * Processes a byte.
   *
   * @param out gets up to {@link #EXPANSION} bytes from {@code at} on
   * @return the place behind them
   */
  int process(int character, byte[] out, int at) {
    if (!settings.output(Settings.OPOST)) {
      out[at] = (byte) character;
      return at + 1;
    }
    return switch (character) {
      case '\n' -> newLine(out, at);
      case '\r' -> carriageReturn(out, at);
      case '\t' -> tab(out, at);
      case '\b' -> backspace(out, at);
      default -> other(character, out, at);
    };
  }

  private int backspace(byte[] out, int at) {
    column = Math.max(0, column - 1);
    out[at] = '\b';
    return at + 1;
  }

  private int newLine(byte[] out, int at) {
    int next = at;
    if (settings.output(Settings.ONLRET)) {
      column = 0;
    }
    if (settings.output(Settings.ONLCR)) {
      column = 0;
      out[next] = '\r';
      next++;
    }
    out[next] = '\n';
    return next + 1;
  }

  private int carriageReturn(byte[] out, int at) {
    if (settings.output(Settings.ONOCR) && column == 0) {
      return at;
    }
    if (settings.output(Settings.OCRNL)) {
      if (settings.output(Settings.ONLRET)) {
        column = 0;
      }
      out[at] = '\n';
      return at + 1;
    }
    column = 0;
    out[at] = '\r';
    return at + 1;
  }

  private int tab(byte[] out, int at) {
    int width = TAB - (column & (TAB - 1));
    column += width;
    if (!settings.output(Settings.XTABS)) {
      out[at] = '\t';
      return at + 1;
    }
    for (int i = 0; i < width; i++) {
      out[at + i] = ' ';
    }
    return at + width;
  }

  private int other(int character, byte[] out, int at) {
    int shown = character;
    if (settings.output(Settings.OLCUC) && Letters.isLower(character)) {
      shown = character - Letters.CASE;
    }
    boolean continues = settings.input(Settings.IUTF8) && (character & 0xc0) == 0x80;
    if (character >= ' ' && character != 127 && !continues) {
      column++;
    }
    out[at] = (byte) shown;
    return at + 1;
  }
}
