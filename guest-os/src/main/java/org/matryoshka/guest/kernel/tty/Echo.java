package org.matryoshka.guest.kernel.tty;

/** Shows what is typed. Collects the bytes of one keystroke, so that they go out together. */
final class Echo {
  private static final int CAPACITY = 256;
  private static final int TAB = 8;

  /** A byte that Linux shows without output processing. */
  private static final int UNPROCESSED = 0xff;

  private final Settings settings;
  private final OutputProcessing processing;
  private final TerminalOutput output;
  private final byte[] buffer = new byte[CAPACITY];
  private int size;

  /** Where the line that is being edited begins on the screen. */
  private int lineColumn;

  Echo(Settings settings, OutputProcessing processing, TerminalOutput output) {
    this.settings = settings;
    this.processing = processing;
    this.output = output;
  }

  /** A line begins where the cursor is now. */
  void lineBegins() {
    lineColumn = processing.column();
  }

  /** Shows a byte as it is. */
  void put(int character) {
    if (size > CAPACITY - OutputProcessing.EXPANSION) {
      flush();
    }
    size = processing.process(character, buffer, size);
  }

  /** Shows a character that was typed; a control character as {@code ^X}. */
  void typed(int character) {
    if (settings.local(Settings.ECHOCTL) && isControl(character)) {
      put('^');
      put(character ^ 64);
    } else if (character == UNPROCESSED) {
      flush();
      buffer[0] = (byte) character;
      size = 1;
      processing.passed();
    } else {
      put(character);
    }
    flush();
  }

  private static boolean isControl(int character) {
    return (character < ' ' && character != '\t') || character == 127;
  }

  /**
   * Removes the last character of the line from the screen.
   *
   * @param bytes how long it is
   */
  void rubOut(InputQueue line, int bytes) {
    int last = line.edited(line.editing() - bytes);
    if (last == '\t') {
      int width = TAB - (columnsSinceTab(line, line.editing() - 1) & (TAB - 1));
      for (int i = 0; i < width; i++) {
        put('\b');
      }
    } else if (isControl(last)) {
      if (settings.local(Settings.ECHOCTL)) {
        rubOutColumn();
        rubOutColumn();
      }
    } else {
      rubOutColumn();
    }
  }

  private void rubOutColumn() {
    put('\b');
    put(' ');
    put('\b');
  }

  /** Columns from the last tab, or from where the line begins, to the end of so many bytes. */
  private int columnsSinceTab(InputQueue line, int bytes) {
    int columns = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      int character = line.edited(i);
      if (character == '\t') {
        return columns;
      }
      if (isControl(character)) {
        columns += settings.local(Settings.ECHOCTL) ? 2 : 0;
      } else if (!settings.input(Settings.IUTF8) || (character & 0xc0) != 0x80) {
        columns++;
      }
    }
    return lineColumn + columns;
  }

  /** Sends what was collected. */
  void flush() {
    if (size > 0) {
      output.send(buffer, 0, size);
      size = 0;
    }
  }
}
