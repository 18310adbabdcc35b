package org.matryoshka.gui.fx.view.console;

import java.nio.charset.StandardCharsets;

/** What control characters and sequences mean; the names are those of xterm's ctlseqs. */
final class Sequences implements TerminalParser.Listener {
  private final TerminalScreen screen;

  Sequences(TerminalScreen screen) {
    this.screen = screen;
  }

  @Override
  public void print(int codePoint) {
    screen.print(codePoint);
  }

  @Override
  public void control(int code) {
    switch (code) {
      case 0x07 -> screen.bell();
      case 0x08 -> screen.backspace();
      case 0x09 -> screen.tab(1);
      case 0x0A, 0x0B, 0x0C -> screen.newLine();
      case 0x0D -> screen.carriageReturn();
      case 0x0E -> screen.shift(true);
      case 0x0F -> screen.shift(false);
      default -> {}
    }
  }

  @Override
  public void escape(int intermediate, int last) {
    switch (intermediate) {
      case 0 -> escape(last);
      case '(' -> screen.designate(false, last == '0');
      case ')' -> screen.designate(true, last == '0');
      case '#' -> {
        if (last == '8') {
          screen.alignmentPattern();
        }
      }
      default -> {}
    }
  }

  private void escape(int last) {
    switch (last) {
      case '7' -> screen.saveCursor();
      case '8' -> screen.restoreCursor();
      case 'D' -> screen.lineFeed();
      case 'E' -> {
        screen.carriageReturn();
        screen.lineFeed();
      }
      case 'H' -> screen.setTab();
      case 'M' -> screen.reverseLineFeed();
      case 'Z' -> screen.reply("\u001b[?1;2c");
      case 'c' -> fullReset();
      default -> {}
    }
  }

  private void fullReset() {
    screen.setAlternate(false);
    screen.softReset();
    screen.eraseDisplay(2);
    screen.place(0, 0);
  }

  @Override
  public void sequence(int marker, int intermediate, int last, int[] parameters, int count) {
    if (marker == '?' && intermediate == 0) {
      if (last == 'h' || last == 'l') {
        for (int i = 0; i < count; i++) {
          privateMode(parameters[i], last == 'h');
        }
      } else if (last == 'J' || last == 'K') {
        erase(last, or(parameters[0], 0));
      }
    } else if (marker == '>' && last == 'c') {
      screen.reply("\u001b[>0;10;1c");
    } else if (marker == 0 && intermediate == '!' && last == 'p') {
      screen.softReset();
    } else if (marker == 0 && intermediate == 0) {
      plain(last, parameters, count);
    }
  }

  private void plain(int last, int[] parameters, int count) {
    int first = parameters[0];
    int times = Math.max(1, first);
    int second = count > 1 ? parameters[1] : -1;
    switch (last) {
      case '@' -> screen.insertCharacters(times);
      case 'A' -> screen.move(-times, 0);
      case 'B', 'e' -> screen.move(times, 0);
      case 'C', 'a' -> screen.move(0, times);
      case 'D' -> screen.move(0, -times);
      case 'E' -> {
        screen.move(times, 0);
        screen.carriageReturn();
      }
      case 'F' -> {
        screen.move(-times, 0);
        screen.carriageReturn();
      }
      case 'G', '`' -> screen.place(-1, times - 1);
      case 'H', 'f' -> screen.place(times - 1, Math.max(1, second) - 1);
      case 'I' -> screen.tab(times);
      case 'J', 'K' -> erase(last, or(first, 0));
      case 'L' -> screen.insertLines(times);
      case 'M' -> screen.deleteLines(times);
      case 'P' -> screen.deleteCharacters(times);
      case 'S' -> screen.scrollUp(times);
      case 'T' -> screen.scrollDown(times);
      case 'X' -> screen.eraseCharacters(times);
      case 'Z' -> screen.backTab(times);
      case 'b' -> screen.repeat(times);
      case 'c' -> screen.reply("\u001b[?1;2c");
      case 'd' -> screen.place(times - 1, -1);
      case 'g' -> {
        if (or(first, 0) == 0 || first == 3) {
          screen.clearTabs(first == 3);
        }
      }
      case 'h', 'l' -> {
        for (int i = 0; i < count; i++) {
          if (parameters[i] == 4 || parameters[i] == 20) {
            screen.modes().set(-parameters[i], last == 'h');
          }
        }
      }
      case 'm' -> screen.setStyle(GraphicRendition.apply(screen.style(), parameters, count));
      case 'n' -> {
        if (first == 5) {
          screen.reply("\u001b[0n");
        } else if (first == 6) {
          screen.replyPosition();
        }
      }
      case 't' -> {
        if (first == 18) {
          screen.reply("\u001b[8;" + screen.rows() + ";" + screen.columns() + "t");
        }
      }
      case 'r' -> screen.setRegion(times - 1, (second <= 0 ? screen.rows() : second) - 1);
      case 's' -> screen.saveCursor();
      case 'u' -> screen.restoreCursor();
      default -> {}
    }
  }

  private static int or(int parameter, int otherwise) {
    return parameter < 0 ? otherwise : parameter;
  }

  private void erase(int last, int what) {
    if (last == 'J') {
      screen.eraseDisplay(what);
    } else {
      screen.eraseLine(what);
    }
  }

  private void privateMode(int mode, boolean on) {
    switch (mode) {
      case 47, 1047 -> screen.setAlternate(on);
      case 1048 -> cursor(on);
      case 1049 -> {
        if (on) {
          cursor(true);
          screen.setAlternate(true);
        } else {
          screen.setAlternate(false);
          cursor(false);
        }
      }
      case TerminalModes.ORIGIN -> {
        screen.modes().set(mode, on);
        screen.place(0, 0);
      }
      case TerminalModes.APPLICATION_CURSOR,
          TerminalModes.REVERSE_SCREEN,
          TerminalModes.AUTOWRAP,
          TerminalModes.CURSOR,
          TerminalModes.BRACKETED_PASTE ->
          screen.modes().set(mode, on);
      default -> {}
    }
  }

  private void cursor(boolean save) {
    if (save) {
      screen.saveCursor();
    } else {
      screen.restoreCursor();
    }
  }

  @Override
  public void command(String bytes) {
    int end = bytes.indexOf(';');
    String number = end < 0 ? "" : bytes.substring(0, end);
    if (number.equals("0") || number.equals("2")) {
      byte[] raw = bytes.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1);
      screen.setTitle(new String(raw, StandardCharsets.UTF_8));
    }
  }
}
