package org.matryoshka.guest.kernel.tty;

/**
 * What a terminal does with each character that is typed, by the rules of termios(3): signals,
 * editing, end of line, echo. It follows Linux's n_tty, whose behaviour users know.
 */
final class LineDiscipline {
  private static final int BELL = 7;

  private final Settings settings;
  private final InputQueue queue;
  private final TypedSignals signals;
  private final Echo echo;
  private boolean literal;
  private boolean stopped;

  LineDiscipline(Settings settings, InputQueue queue, Echo echo, TypedSignals signals) {
    this.settings = settings;
    this.queue = queue;
    this.echo = echo;
    this.signals = signals;
  }

  /** Whether STOP has been typed, and START not since. */
  boolean stopped() {
    return stopped;
  }

  void setStopped(boolean value) {
    stopped = value;
  }

  /** Takes a character that came in. */
  void type(int typed) {
    int character = typed;
    if (settings.input(Settings.ISTRIP)) {
      character &= 0x7f;
    }
    if (settings.input(Settings.IUCLC)
        && settings.local(Settings.IEXTEN)
        && Letters.isUpper(character)) {
      character += Letters.CASE;
    }
    if (literal) {
      literal = false;
      add(character, false);
      return;
    }
    if (isFlowControl(character) || isSignal(character)) {
      return;
    }
    boolean wasReturn = character == '\r';
    if (wasReturn) {
      if (settings.input(Settings.IGNCR)) {
        return;
      }
      if (settings.input(Settings.ICRNL)) {
        character = '\n';
      }
    } else if (character == '\n' && settings.input(Settings.INLCR)) {
      character = '\r';
    }
    if (!settings.local(Settings.ICANON) || !isEditing(character)) {
      add(character, wasReturn && character == '\n');
    }
  }

  private boolean isFlowControl(int character) {
    if (!settings.input(Settings.IXON)) {
      return false;
    }
    if (settings.is(Settings.VSTART, character)) {
      stopped = false;
      return true;
    }
    if (settings.is(Settings.VSTOP, character)) {
      stopped = true;
      return true;
    }
    if (stopped && settings.input(Settings.IXANY)) {
      stopped = false;
    }
    return false;
  }

  private boolean isSignal(int character) {
    if (!settings.local(Settings.ISIG)) {
      return false;
    }
    int which;
    if (settings.is(Settings.VINTR, character)) {
      which = Settings.VINTR;
    } else if (settings.is(Settings.VQUIT, character)) {
      which = Settings.VQUIT;
    } else if (settings.is(Settings.VSUSP, character)) {
      which = Settings.VSUSP;
    } else {
      return false;
    }
    if (!settings.local(Settings.NOFLSH)) {
      queue.clear();
    }
    stopped = false;
    if (settings.local(Settings.ECHO)) {
      echo.typed(character);
    }
    signals.typed(which);
    return true;
  }

  /** The characters that mean something in canonical mode. */
  private boolean isEditing(int character) {
    boolean extended = settings.local(Settings.IEXTEN);
    if (settings.is(Settings.VERASE, character)) {
      eraseCharacter(character);
    } else if (settings.is(Settings.VKILL, character)) {
      kill(character);
    } else if (extended && settings.is(Settings.VWERASE, character)) {
      eraseWord();
    } else if (extended && settings.is(Settings.VLNEXT, character)) {
      literal = true;
      if (settings.local(Settings.ECHO) && settings.local(Settings.ECHOCTL)) {
        echo.put('^');
        echo.put('\b');
        echo.flush();
      }
    } else if (extended
        && settings.local(Settings.ECHO)
        && settings.is(Settings.VREPRINT, character)) {
      reprint(character);
    } else if (character == '\n') {
      if (settings.local(Settings.ECHO) || settings.local(Settings.ECHONL)) {
        echo.put('\n');
        echo.flush();
      }
      end(character);
    } else if (settings.is(Settings.VEOF, character)) {
      queue.addEndOfFile();
    } else if (settings.is(Settings.VEOL, character)
        || (extended && settings.is(Settings.VEOL2, character))) {
      if (settings.local(Settings.ECHO)) {
        if (queue.editing() == 0) {
          echo.lineBegins();
        }
        echo.typed(character);
      }
      end(character);
    } else {
      return false;
    }
    return true;
  }

  private void end(int character) {
    queue.addEnd(character);
  }

  /**
   * Adds a character.
   *
   * @param newLine whether to show it as the end of a line, which a NL that was typed as such is
   *     not
   */
  private void add(int character, boolean newLine) {
    if (queue.isFull()) {
      if (settings.input(Settings.IMAXBEL)) {
        echo.put(BELL);
        echo.flush();
      }
      return;
    }
    if (settings.local(Settings.ECHO)) {
      if (queue.editing() == 0) {
        echo.lineBegins();
      }
      if (newLine) {
        echo.put('\n');
        echo.flush();
      } else {
        echo.typed(character);
      }
    }
    queue.add(character);
  }

  private void eraseCharacter(int character) {
    int bytes = lastCharacterBytes();
    if (bytes == 0) {
      return;
    }
    if (settings.local(Settings.ECHO) && !settings.local(Settings.ECHOE)) {
      echo.typed(character);
      remove(bytes);
    } else {
      rubOut(bytes);
    }
    echo.flush();
  }

  /** Erases back to the start of the last word: letters, digits and _ make words. */
  private void eraseWord() {
    boolean inWord = false;
    int bytes = lastCharacterBytes();
    while (bytes > 0) {
      boolean word = Letters.isWord(queue.edited(queue.editing() - bytes));
      if (inWord && !word) {
        break;
      }
      inWord |= word;
      rubOut(bytes);
      bytes = lastCharacterBytes();
    }
    echo.flush();
  }

  private void kill(int character) {
    if (queue.editing() == 0) {
      return;
    }
    boolean echoes = settings.local(Settings.ECHO);
    boolean rubsOut =
        settings.local(Settings.ECHOK)
            && settings.local(Settings.ECHOKE)
            && settings.local(Settings.ECHOE);
    if (echoes && rubsOut) {
      int bytes = lastCharacterBytes();
      while (bytes > 0) {
        rubOut(bytes);
        bytes = lastCharacterBytes();
      }
      echo.flush();
      return;
    }
    remove(queue.editing());
    if (echoes) {
      echo.typed(character);
      if (settings.local(Settings.ECHOK)) {
        echo.put('\n');
        echo.flush();
      }
    }
  }

  /** Removes the last character from the queue, and from the screen if it is there. */
  private void rubOut(int bytes) {
    if (settings.local(Settings.ECHO)) {
      echo.rubOut(queue, bytes);
    }
    remove(bytes);
  }

  private void remove(int bytes) {
    for (int i = 0; i < bytes; i++) {
      queue.removeLast();
    }
  }

  /**
   * Bytes of the last character of the line: several for UTF-8, 0 if there is none, or only a part
   * of one.
   */
  private int lastCharacterBytes() {
    int length = queue.editing();
    int bytes = 0;
    while (bytes < length) {
      bytes++;
      if (!settings.input(Settings.IUTF8) || (queue.edited(length - bytes) & 0xc0) != 0x80) {
        return bytes;
      }
    }
    return 0;
  }

  private void reprint(int character) {
    echo.typed(character);
    echo.put('\n');
    for (int i = 0; i < queue.editing(); i++) {
      echo.typed(queue.edited(i));
    }
    echo.flush();
  }
}
