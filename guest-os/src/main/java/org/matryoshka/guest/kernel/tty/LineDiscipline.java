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
        && character >= 'A'
        && character <= 'Z') {
      character += 32;
    }
    if (literal) {
      literal = false;
      add(character);
      return;
    }
    if (isFlowControl(character) || isSignal(character)) {
      return;
    }
    if (character == '\r') {
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
      add(character);
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
      erase(character, 1);
    } else if (settings.is(Settings.VKILL, character)) {
      kill(character);
    } else if (extended && settings.is(Settings.VWERASE, character)) {
      erase(character, wordLength());
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
    echo.lineBegins();
  }

  private void add(int character) {
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
      if (character == '\n') {
        echo.put('\n');
        echo.flush();
      } else {
        echo.typed(character);
      }
    }
    queue.add(character);
  }

  /** Bytes from the start of the last word to the end: letters, digits and _ make words. */
  private int wordLength() {
    int at = queue.editing();
    while (at > 0 && !isWord(queue.edited(at - 1))) {
      at--;
    }
    while (at > 0 && isWord(queue.edited(at - 1))) {
      at--;
    }
    return queue.editing() - at;
  }

  private static boolean isWord(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character >= 0x80;
  }

  private void erase(int character, int count) {
    int left = count;
    while (left > 0 && queue.editing() > 0) {
      int bytes = lastCharacterBytes();
      if (settings.local(Settings.ECHO)) {
        if (settings.local(Settings.ECHOE)) {
          echo.rubOut(queue, bytes);
        } else {
          echo.typed(character);
        }
      }
      for (int i = 0; i < bytes; i++) {
        queue.removeLast();
      }
      left -= bytes;
    }
    echo.flush();
  }

  /** Bytes of the last character of the line: several for UTF-8. */
  private int lastCharacterBytes() {
    int bytes = 1;
    while (settings.input(Settings.IUTF8)
        && bytes < queue.editing()
        && (queue.edited(queue.editing() - bytes) & 0xc0) == 0x80) {
      bytes++;
    }
    return bytes;
  }

  private void kill(int character) {
    boolean rubsOut =
        settings.local(Settings.ECHO)
            && settings.local(Settings.ECHOK)
            && settings.local(Settings.ECHOKE)
            && settings.local(Settings.ECHOE);
    if (rubsOut) {
      erase(character, queue.editing());
      return;
    }
    while (queue.editing() > 0) {
      queue.removeLast();
    }
    if (settings.local(Settings.ECHO)) {
      echo.typed(character);
      if (settings.local(Settings.ECHOK)) {
        echo.put('\n');
        echo.flush();
      }
    }
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
