package org.matryoshka.gui.fx.view.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is marked in a terminal's lines, and what was found in them. Places are a line's number and
 * a column.
 */
final class TerminalSelection {
  /** Cells of a line that contain a text: from the first to behind the last. */
  record Match(long line, int from, int to) {}

  private static final int MOST_MATCHES = 5000;

  private final TerminalScreen screen;
  private long anchorLine = -1;
  private int anchorColumn;
  private long headLine = -1;
  private int headColumn;

  TerminalSelection(TerminalScreen screen) {
    this.screen = screen;
  }

  boolean isEmpty() {
    return anchorLine < 0 || (anchorLine == headLine && anchorColumn == headColumn);
  }

  void clear() {
    anchorLine = -1;
  }

  /** Begins before a cell. */
  void start(long line, int column) {
    anchorLine = line;
    anchorColumn = column;
    headLine = line;
    headColumn = column;
  }

  /** Reaches to before a cell. */
  void extend(long line, int column) {
    headLine = line;
    headColumn = column;
  }

  /** Marks the word around a cell: a row of characters without blanks. */
  void word(long number, int column) {
    TerminalLine line = screen.numbered(number);
    if (line == null || column >= line.columns() || line.character(column) == ' ') {
      return;
    }
    int from = column;
    int to = column;
    while (from > 0 && line.character(from - 1) != ' ') {
      from--;
    }
    while (to < line.columns() && line.character(to) != ' ') {
      to++;
    }
    start(number, from);
    extend(number, to);
  }

  /** Marks a line. */
  void line(long number) {
    start(number, 0);
    extend(number, screen.columns());
  }

  /** Marks everything. */
  void all() {
    start(screen.firstLine(), 0);
    extend(screen.screenStart() + screen.rows() - 1, screen.columns());
  }

  private boolean isForward() {
    return anchorLine < headLine || (anchorLine == headLine && anchorColumn <= headColumn);
  }

  /** Whether a cell is marked. */
  boolean contains(long line, int column) {
    if (isEmpty()) {
      return false;
    }
    long firstLine = isForward() ? anchorLine : headLine;
    int firstColumn = isForward() ? anchorColumn : headColumn;
    long lastLine = isForward() ? headLine : anchorLine;
    int lastColumn = isForward() ? headColumn : anchorColumn;
    return (line > firstLine || (line == firstLine && column >= firstColumn))
        && (line < lastLine || (line == lastLine && column < lastColumn));
  }

  /** The marked text; lines that go on are one. */
  String text() {
    if (isEmpty()) {
      return "";
    }
    long firstLine = isForward() ? anchorLine : headLine;
    long lastLine = isForward() ? headLine : anchorLine;
    StringBuilder text = new StringBuilder();
    for (long number = firstLine; number <= lastLine; number++) {
      TerminalLine line = screen.numbered(number);
      if (line == null) {
        continue;
      }
      int from = number == firstLine ? isForward() ? anchorColumn : headColumn : 0;
      int to = number == lastLine ? isForward() ? headColumn : anchorColumn : line.columns();
      String part = line.text(from, to);
      boolean goesOn = line.isWrapped() && to == line.columns() && number < lastLine;
      text.append(goesOn ? part : part.stripTrailing());
      if (number < lastLine && !goesOn) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** All places of a text, without regard to case, from the oldest line on; 5,000 at most. */
  List<Match> find(String wanted) {
    List<Match> matches = new ArrayList<>();
    String needle = wanted.toLowerCase(Locale.ROOT);
    if (needle.isEmpty()) {
      return matches;
    }
    long end = screen.screenStart() + screen.rows();
    long number = screen.firstLine();
    while (number < end) {
      // lines that go on in the next one are one text
      long first = number;
      int width = screen.numbered(first).columns();
      StringBuilder hay = new StringBuilder(cells(screen.numbered(number++)));
      while (number < end
          && screen.numbered(number - 1).isWrapped()
          && screen.numbered(number).columns() == width) {
        hay.append(cells(screen.numbered(number++)));
      }
      String text = hay.toString().toLowerCase(Locale.ROOT);
      for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
        if (matches.size() == MOST_MATCHES) {
          return matches;
        }
        int from = at % width;
        matches.add(new Match(first + at / width, from, Math.min(width, from + needle.length())));
      }
    }
    return matches;
  }

  /** A character for each cell, so that places in the text are columns. */
  private static String cells(TerminalLine line) {
    StringBuilder text = new StringBuilder(line.columns());
    for (int i = 0; i < line.columns(); i++) {
      int c = line.character(i);
      text.append(c == TerminalLine.WIDE_TAIL || c > Character.MAX_VALUE ? '\uFFFC' : (char) c);
    }
    return text.toString();
  }
}
