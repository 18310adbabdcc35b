package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Text;

/**
 * A regular expression of POSIX, basic or extended, over bytes. It is compiled to a small program
 * ({@link RegexCompiler}) that is run for all ways of matching at once (Thompson, Pike), so no
 * pattern takes exponential time. Of the matches at the leftmost place the longest is taken. Group
 * 1 can be asked for.
 */
public final class Regex {
  static final int CHARACTER = 0;
  static final int ANY = 1;
  static final int SET = 2;
  static final int SPLIT = 3;
  static final int JUMP = 4;
  static final int SAVE = 5;
  static final int LINE_START = 6;
  static final int LINE_END = 7;
  static final int WORD_START = 8;
  static final int WORD_END = 9;
  static final int MATCH = 10;

  private final int[] operation;
  private final int[] first;
  private final int[] second;
  private final boolean[][] sets;
  private final boolean foldCase;
  private final int[] marked;
  private final int[] pending;
  private final RegexThreads threads;
  private final RegexThreads otherThreads;
  private int mark;
  private int start;
  private int end;
  private int groupStart;
  private int groupEnd;

  Regex(int[] operation, int[] first, int[] second, boolean[][] sets, int size, boolean foldCase) {
    this.operation = operation;
    this.first = first;
    this.second = second;
    this.sets = sets;
    this.foldCase = foldCase;
    this.marked = new int[size];
    this.pending = new int[size * 2 + 2];
    this.threads = new RegexThreads(size);
    this.otherThreads = new RegexThreads(size);
  }

  /** Where the last match began. */
  public int start() {
    return start;
  }

  /** Where the last match ended. */
  public int end() {
    return end;
  }

  /** Where group 1 began in the last match; −1 if it took no part. */
  public int groupStart() {
    return groupStart;
  }

  public int groupEnd() {
    return groupEnd;
  }

  /** Finds the leftmost match that begins at {@code from} or later. */
  public boolean find(String text, int from) {
    for (int at = from; at <= text.length(); at++) {
      if (matchAt(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** The longest match that begins at a place, if there is one. */
  public boolean matchAt(String text, int from) {
    RegexThreads now = threads;
    RegexThreads next = otherThreads;
    boolean found = false;
    now.count = 0;
    mark++;
    add(now, 0, text, from, -1, -1);
    for (int at = from; now.count > 0; at++) {
      int character = at < text.length() ? text.charAt(at) : -1;
      next.count = 0;
      mark++;
      for (int i = 0; i < now.count; i++) {
        int state = now.states[i];
        if (operation[state] == MATCH) {
          if (!found || at > end) {
            found = true;
            start = from;
            end = at;
            groupStart = now.groupStarts[i];
            groupEnd = now.groupEnds[i];
          }
        } else if (character >= 0 && accepts(state, character)) {
          add(next, state + 1, text, at + 1, now.groupStarts[i], now.groupEnds[i]);
        }
      }
      RegexThreads swap = now;
      now = next;
      next = swap;
    }
    return found;
  }

  private boolean accepts(int state, int character) {
    return switch (operation[state]) {
      case ANY -> true;
      case SET -> sets[first[state]][character & 0xff];
      default -> first[state] == (foldCase ? RegexCompiler.fold(character) : character);
    };
  }

  /**
   * Adds a state and all that are reached from it without a character, in order of preference, each
   * once.
   */
  private void add(
      RegexThreads threads, int state, String text, int at, int groupStart, int groupEnd) {
    int depth = 0;
    int from = groupStart;
    int to = groupEnd;
    pending[depth++] = state;
    while (depth > 0) {
      int next = pending[--depth];
      if (marked[next] == mark) {
        continue;
      }
      marked[next] = mark;
      switch (operation[next]) {
        case JUMP -> pending[depth++] = first[next];
        case SPLIT -> {
          pending[depth++] = second[next];
          pending[depth++] = first[next];
        }
        case SAVE -> {
          if (first[next] == 0) {
            from = at;
          } else {
            to = at;
          }
          pending[depth++] = next + 1;
        }
        case LINE_START, LINE_END, WORD_START, WORD_END -> {
          if (holds(operation[next], text, at)) {
            pending[depth++] = next + 1;
          }
        }
        default -> threads.add(next, from, to);
      }
    }
  }

  private static boolean holds(int operation, String text, int at) {
    boolean before = at > 0 && isWord(text.charAt(at - 1));
    boolean after = at < text.length() && isWord(text.charAt(at));
    return switch (operation) {
      case LINE_START -> at == 0;
      case LINE_END -> at == text.length();
      case WORD_START -> !before && after;
      default -> before && !after;
    };
  }

  static boolean isWord(int character) {
    return Text.isNameCharacter(character);
  }
}
