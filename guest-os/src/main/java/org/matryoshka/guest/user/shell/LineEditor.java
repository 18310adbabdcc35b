package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Text;

/**
 * Reads a line at a terminal in raw mode: arrows, Home, End, Delete, ^A ^E ^B ^F ^D ^H ^K ^U ^W ^L
 * ^C ^R ^P ^N and Tab. Only what has changed is written, since a serial line is slow.
 */
final class LineEditor {
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int ESCAPE = 27;
  private static final int DELETE = 127;

  private final Os os;
  private final Output out;
  private final Sequence<String> history;
  private final Completion completion;
  private final byte[] key = new byte[1];
  private StringBuilder line = new StringBuilder();
  private int cursor;
  private int width;
  private String prompt = "";
  private int place;
  private String unfinished = "";
  private boolean interrupted;

  /** A key that ended a search and is obeyed next; 0 for none. */
  private int pushedBack;

  /** The completion may be null. */
  LineEditor(Os os, Output out, Sequence<String> history, Completion completion) {
    this.os = os;
    this.out = out;
    this.history = history;
    this.completion = completion;
  }

  /** Whether the last line was given up with ^C. */
  boolean interrupted() {
    return interrupted;
  }

  /**
   * Reads a line, the terminal being in raw mode already.
   *
   * @param columns the width of the terminal
   * @return the line without its newline; null at the end of the input
   */
  String read(String newPrompt, int columns) {
    prompt = newPrompt;
    width = Math.max(20, columns);
    line = new StringBuilder();
    cursor = 0;
    place = history.size();
    interrupted = false;
    out.print(prompt).flush();
    while (true) {
      int character = next();
      if (character < 0 || (character == CTRL_D && line.length() == 0)) {
        out.line().flush();
        return null;
      }
      if (character == '\r' || character == '\n') {
        moveTo(line.length());
        out.print("\r\n").flush();
        return line.toString();
      }
      if (character == CTRL_C) {
        moveTo(line.length());
        out.print("^C\r\n").flush();
        interrupted = true;
        return "";
      }
      obey(character);
      out.flush();
    }
  }

  private int next() {
    if (pushedBack != 0) {
      int character = pushedBack;
      pushedBack = 0;
      return character;
    }
    int count = os.read(0, key, 0, 1);
    while (count < 0 && os.takenSignals() != 0) {
      count = os.read(0, key, 0, 1);
    }
    return count <= 0 ? -1 : key[0] & 0xff;
  }

  private void obey(int character) {
    switch (character) {
      case 1 -> moveTo(0);
      case 2 -> moveTo(Math.max(0, cursor - 1));
      case CTRL_D -> delete(cursor, Math.min(line.length(), cursor + 1));
      case 5 -> moveTo(line.length());
      case 6 -> moveTo(Math.min(line.length(), cursor + 1));
      case 8, DELETE -> delete(Math.max(0, cursor - 1), cursor);
      case '\t' -> complete();
      case 11 -> delete(cursor, line.length());
      case 12 -> {
        out.print("\u001b[H\u001b[2J");
        redraw();
      }
      case 14 -> recall(place + 1);
      case 16 -> recall(place - 1);
      case 18 -> search();
      case 21 -> delete(0, cursor);
      case 23 -> delete(wordStart(), cursor);
      case ESCAPE -> escape();
      default -> {
        if (character >= ' ') {
          insert(String.valueOf((char) character));
        }
      }
    }
  }

  private void escape() {
    int kind = next();
    if (kind == 'b') {
      moveTo(wordStart());
      return;
    }
    if (kind == 'f') {
      moveTo(wordEnd());
      return;
    }
    if (kind != '[' && kind != 'O') {
      return;
    }
    int code = next();
    int number = 0;
    while (Text.isDigit(code) || code == ';') {
      number = code == ';' ? 0 : number * 10 + code - '0';
      code = next();
    }
    switch (code) {
      case 'A' -> recall(place - 1);
      case 'B' -> recall(place + 1);
      case 'C' -> moveTo(number == 5 ? wordEnd() : Math.min(line.length(), cursor + 1));
      case 'D' -> moveTo(number == 5 ? wordStart() : Math.max(0, cursor - 1));
      case 'H' -> moveTo(0);
      case 'F' -> moveTo(line.length());
      case '~' -> {
        if (number == 3) {
          delete(cursor, Math.min(line.length(), cursor + 1));
        } else if (number == 1 || number == 7) {
          moveTo(0);
        } else if (number == 4 || number == 8) {
          moveTo(line.length());
        }
      }
      default -> {
        // a key that means nothing here
      }
    }
  }

  private int wordStart() {
    int at = cursor;
    while (at > 0 && line.charAt(at - 1) == ' ') {
      at--;
    }
    while (at > 0 && line.charAt(at - 1) != ' ') {
      at--;
    }
    return at;
  }

  private int wordEnd() {
    int at = cursor;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    while (at < line.length() && line.charAt(at) != ' ') {
      at++;
    }
    return at;
  }

  /** Inserts at the cursor. */
  private void insert(String text) {
    line.insert(cursor, text);
    if (cursor + text.length() == line.length()) {
      cursor = line.length();
      out.print(text);
      wrap();
    } else {
      int target = cursor + text.length();
      rewriteFrom(cursor, target);
    }
  }

  private void delete(int from, int to) {
    if (from < to) {
      moveTo(from);
      line.delete(from, to);
      rewriteFrom(from, from);
    }
  }

  /**
   * The cursor stands at {@code from}: writes the line from there on and goes to {@code target}.
   */
  private void rewriteFrom(int from, int target) {
    out.print(line.substring(from));
    cursor = line.length();
    wrap();
    out.print("\u001b[J");
    moveTo(target);
  }

  /** A terminal stays in the last column until the next character: go to the next line now. */
  private void wrap() {
    if ((visible(prompt) + cursor) % width == 0) {
      out.print("\r\n");
    }
  }

  private void moveTo(int target) {
    int from = visible(prompt) + cursor;
    int to = visible(prompt) + target;
    int rows = to / width - from / width;
    if (rows == 0 && to < from && from - to <= 4) {
      out.print("\b\b\b\b".substring(0, from - to));
    } else if (rows == 0 && to > from && to - from <= 4) {
      out.print(line.substring(cursor, target));
    } else if (to != from) {
      if (rows != 0) {
        out.print("\u001b[").print(Math.abs(rows)).put(rows < 0 ? 'A' : 'B');
      }
      out.put('\r');
      if (to % width > 0) {
        out.print("\u001b[").print(to % width).put('C');
      }
    }
    cursor = target;
  }

  /** The columns that a text takes: sequences of control characters take none. */
  private static int visible(String text) {
    int columns = 0;
    boolean inSequence = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == ESCAPE) {
        inSequence = true;
      } else if (inSequence) {
        inSequence = !Text.isLetter(character);
      } else if (character >= ' ') {
        columns++;
      } else if (character == '\n') {
        columns = 0;
      }
    }
    return columns;
  }

  private void redraw() {
    int target = cursor;
    out.print(prompt).print(line.toString());
    cursor = line.length();
    wrap();
    moveTo(target);
  }

  private void replace(String text) {
    moveTo(0);
    line = new StringBuilder(text);
    rewriteFrom(0, text.length());
  }

  private void recall(int target) {
    if (target < 0 || target > history.size()) {
      return;
    }
    if (place == history.size()) {
      unfinished = line.toString();
    }
    place = target;
    replace(place == history.size() ? unfinished : history.get(place));
  }

  /**
   * ^R: the last line of the history that contains what is typed now; again ^R for earlier ones.
   */
  private void search() {
    StringBuilder wanted = new StringBuilder();
    int found = history.size();
    String original = line.toString();
    while (true) {
      String shown = found < history.size() ? history.get(found) : "";
      out.print("\r\u001b[J(search)`").print(wanted.toString()).print("': ").print(shown).flush();
      int character = next();
      if (character == 18) {
        int earlier = earlier(wanted.toString(), found - 1);
        found = earlier < 0 ? found : earlier;
      } else if (character == 8 || character == DELETE) {
        wanted.setLength(Math.max(0, wanted.length() - 1));
        found = Math.max(0, earlier(wanted.toString(), history.size() - 1));
      } else if (character >= ' ') {
        wanted.append((char) character);
        int match = earlier(wanted.toString(), Math.min(found, history.size() - 1));
        found = match < 0 ? found : match;
      } else {
        boolean kept = found < history.size() && character != CTRL_C && character != 7;
        line = new StringBuilder(kept ? history.get(found) : original);
        cursor = line.length();
        out.print("\r\u001b[J");
        redraw();
        pushedBack = character == CTRL_C || character == 7 ? 0 : Math.max(character, 0);
        return;
      }
    }
  }

  private int earlier(String wanted, int from) {
    for (int i = from; i >= 0; i--) {
      if (Text.find(history.get(i), wanted, 0) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void complete() {
    if (completion == null) {
      return;
    }
    Sequence<String> candidates = new Sequence<>();
    String typed = completion.candidates(line.substring(0, cursor), candidates);
    String common = Completion.commonPrefix(candidates);
    if (candidates.size() == 1) {
      insert(
          Completion.quoted(common.substring(typed.length())) + (common.endsWith("/") ? "" : " "));
    } else if (common.length() > typed.length()) {
      insert(Completion.quoted(common.substring(typed.length())));
    } else if (candidates.size() > 1) {
      int target = cursor;
      moveTo(line.length());
      out.print("\r\n");
      for (String candidate : candidates) {
        out.print(Completion.shown(candidate)).print("  ");
      }
      out.print("\r\n");
      cursor = target;
      redraw();
    }
  }
}
