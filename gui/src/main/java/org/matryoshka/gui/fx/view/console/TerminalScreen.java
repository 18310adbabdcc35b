package org.matryoshka.gui.fx.view.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The screen of an xterm-like terminal: what bytes from a guest make of it. A subset of xterm's
 * control sequences ("XTerm Control Sequences", ctlseqs) that shells, editors and ncurses programs
 * use; what is not known is ignored.
 *
 * <p>Rows and columns count from 0 here, from 1 in sequences. Not thread-safe.
 */
public final class TerminalScreen {
  /** Lines that have left the screen at its top and are kept. */
  public static final int SCROLLBACK = 10_000;

  private static final int MOST_REPLIES = 4096;

  /** DEC's special graphics from 0x60 on, in Unicode. */
  private static final String GRAPHICS = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

  /** What DECSC saves. */
  private record Saved(
      int row, int column, long style, boolean origin, boolean graphics0, boolean graphics1) {}

  private final TerminalParser parser = new TerminalParser(new Sequences(this));
  private final TerminalHistory history = new TerminalHistory(SCROLLBACK);
  private final TerminalModes modes = new TerminalModes();
  private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
  private int rows;
  private int columns;
  private List<TerminalLine> lines;
  private List<TerminalLine> normalLines;
  private int row;
  private int column;
  private boolean wrapPending;
  private long style;
  private int top;
  private int bottom;
  private TabStops tabs = new TabStops(1);
  private boolean graphics0;
  private boolean graphics1;
  private boolean shiftedOut;
  private Saved saved;
  private Saved savedNormal;
  private int lastPrinted;
  private String title = "";
  private int bells;
  private boolean implicitReturn;

  /** A cleared screen. */
  public TerminalScreen(int rows, int columns) {
    this.rows = Math.max(1, rows);
    this.columns = Math.max(2, columns);
    reset();
  }

  /** As it was in the beginning; the size stays. */
  public void reset() {
    parser.reset();
    history.reset();
    lines = blank();
    normalLines = null;
    savedNormal = null;
    title = "";
    bells = 0;
    replies.reset();
    softReset();
    row = 0;
    column = 0;
    tabs = new TabStops(columns);
  }

  void softReset() {
    modes.reset();
    style = CellStyle.PLAIN;
    top = 0;
    bottom = rows - 1;
    graphics0 = false;
    graphics1 = false;
    shiftedOut = false;
    saved = null;
    wrapPending = false;
  }

  private List<TerminalLine> blank() {
    List<TerminalLine> blank = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      blank.add(new TerminalLine(columns, CellStyle.PLAIN));
    }
    return blank;
  }

  /** Takes bytes from the guest. */
  public void feed(byte[] bytes) {
    parser.feed(bytes, 0, bytes.length);
  }

  /**
   * Lets a line feed go to the first column too, except on the alternate screen: for guests whose
   * kernel prints plain line feeds, as small kernels do before they have a terminal driver.
   */
  public void setImplicitReturn(boolean on) {
    implicitReturn = on;
  }

  // What there is to see

  /** Rows of the screen. */
  public int rows() {
    return rows;
  }

  /** Columns of the screen. */
  public int columns() {
    return columns;
  }

  /** A row of the screen, from 0. */
  public TerminalLine line(int index) {
    return lines.get(index);
  }

  /** How many lines above the screen are kept; none while the alternate screen is shown. */
  public int historySize() {
    return isAlternate() ? 0 : history.size();
  }

  /**
   * The number of the oldest line that is kept, counted from the first that there ever was: numbers
   * stay with their lines.
   */
  public long firstLine() {
    return history.total() - historySize();
  }

  /** The number of the screen's first row, likewise. */
  public long screenStart() {
    return history.total();
  }

  /**
   * A line by its number, from {@link #firstLine} to below {@link #screenStart} + {@link #rows}.
   *
   * @return null for other numbers
   */
  public TerminalLine numbered(long number) {
    long above = number - firstLine();
    if (above < 0 || number >= screenStart() + rows) {
      return null;
    }
    return number >= screenStart()
        ? lines.get((int) (number - screenStart()))
        : history.get((int) above);
  }

  /** The cursor's row. */
  public int cursorRow() {
    return row;
  }

  /** The cursor's column. */
  public int cursorColumn() {
    return Math.min(column, columns - 1);
  }

  /** Modes that the guest has set. */
  public TerminalModes modes() {
    return modes;
  }

  /** Whether the alternate screen is shown, which has no scrollback. */
  public boolean isAlternate() {
    return normalLines != null;
  }

  /** What the guest calls the window; empty if it has not said. */
  public String title() {
    return title;
  }

  /** How often the bell has rung. */
  public int bells() {
    return bells;
  }

  /** The text of the screen, without blank lines at its end, lines ending in a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString().stripTrailing() + "\n";
  }

  /** The same with the lines above. */
  public String textWithHistory() {
    StringBuilder text = new StringBuilder();
    for (long i = firstLine(); i < screenStart() + rows; i++) {
      TerminalLine line = numbered(i);
      text.append(line.isWrapped() ? line.text(0, columns) : line.text() + "\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** What the terminal has to answer to questions since the last call; often nothing. */
  public byte[] takeReplies() {
    byte[] bytes = replies.toByteArray();
    replies.reset();
    return bytes;
  }

  /** Gives it another size. Lines are cut or filled, not wrapped anew. */
  public void resize(int newRows, int newColumns) {
    int height = Math.max(1, newRows);
    int width = Math.max(2, newColumns);
    if (height == rows && width == columns) {
      return;
    }
    if (normalLines != null) {
      fit(normalLines, height, width);
    }
    // what stands above the cursor leaves at the top, what is empty below goes first
    while (lines.size() > height && lines.size() - 1 > row && lines.getLast().text().isEmpty()) {
      lines.removeLast();
    }
    while (lines.size() > height) {
      TerminalLine line = lines.removeFirst();
      row = Math.max(0, row - 1);
      if (normalLines == null) {
        keep(line);
      }
    }
    fit(lines, height, width);
    tabs.resize(width);
    rows = height;
    columns = width;
    top = 0;
    bottom = rows - 1;
    row = Math.min(row, rows - 1);
    column = Math.min(column, columns - 1);
    wrapPending = false;
  }

  private static void fit(List<TerminalLine> some, int height, int width) {
    while (some.size() > height) {
      some.removeFirst();
    }
    while (some.size() < height) {
      some.add(new TerminalLine(width, CellStyle.PLAIN));
    }
    some.forEach(line -> line.resize(width, CellStyle.PLAIN));
  }

  // What sequences do; see Sequences

  void print(int codePoint) {
    int character =
        isGraphics() && codePoint >= 0x60 && codePoint < 0x7F
            ? GRAPHICS.charAt(codePoint - 0x60)
            : codePoint;
    int width = CharacterWidth.of(character);
    if (width == 0) {
      return; // marks are not combined: a cell has one character
    }
    if (wrapPending && modes.isSet(TerminalModes.AUTOWRAP)) {
      lines.get(row).setWrapped(true);
      column = 0;
      lineFeed();
    }
    wrapPending = false;
    if (column + width > columns) {
      if (!modes.isSet(TerminalModes.AUTOWRAP)) {
        column = columns - width;
      } else {
        lines.get(row).setWrapped(true);
        column = 0;
        lineFeed();
      }
    }
    TerminalLine line = lines.get(row);
    if (modes.isSet(TerminalModes.INSERT)) {
      line.insert(column, width, CellStyle.erased(style));
    }
    line.set(column, character, style);
    if (width == 2) {
      line.setTail(column + 1, style);
    }
    lastPrinted = codePoint;
    column += width;
    if (column >= columns) {
      column = columns - 1;
      wrapPending = true;
    }
  }

  private boolean isGraphics() {
    return shiftedOut ? graphics1 : graphics0;
  }

  void repeat(int times) {
    for (int i = 0; i < Math.min(times, rows * columns) && lastPrinted != 0; i++) {
      print(lastPrinted);
    }
  }

  void bell() {
    bells++;
  }

  void backspace() {
    column = Math.max(0, column - 1);
    wrapPending = false;
  }

  void carriageReturn() {
    column = 0;
    wrapPending = false;
  }

  /** A line feed that the guest has sent. */
  void newLine() {
    lineFeed();
    if (modes.isSet(TerminalModes.NEW_LINE) || (implicitReturn && !isAlternate())) {
      carriageReturn();
    }
  }

  /** One row down; at the bottom margin the region scrolls. */
  void lineFeed() {
    wrapPending = false;
    if (row == bottom) {
      scrollUp(1);
    } else if (row < rows - 1) {
      row++;
    }
  }

  void reverseLineFeed() {
    wrapPending = false;
    if (row == top) {
      scrollDown(1);
    } else if (row > 0) {
      row--;
    }
  }

  void shift(boolean out) {
    shiftedOut = out;
  }

  void designate(boolean g1, boolean graphics) {
    if (g1) {
      graphics1 = graphics;
    } else {
      graphics0 = graphics;
    }
  }

  void tab(int times) {
    wrapPending = false;
    column = tabs.next(column, times);
  }

  void backTab(int times) {
    wrapPending = false;
    column = tabs.previous(column, times);
  }

  void setTab() {
    tabs.set(column);
  }

  void clearTabs(boolean all) {
    if (all) {
      tabs.clearAll();
    } else {
      tabs.clear(column);
    }
  }

  /** Moves the cursor; by a line feed's margins vertically, never off the screen. */
  void move(int down, int right) {
    wrapPending = false;
    if (down < 0) {
      int limit = row >= top ? top : 0;
      row = Math.max(limit, row + down);
    } else if (down > 0) {
      int limit = row <= bottom ? bottom : rows - 1;
      row = Math.min(limit, row + down);
    }
    column = Math.clamp((long) column + right, 0, columns - 1);
  }

  /**
   * Puts the cursor somewhere; -1 keeps a coordinate. Rows count from the region in origin mode.
   */
  void place(int toRow, int toColumn) {
    wrapPending = false;
    if (toRow >= 0) {
      boolean origin = modes.isSet(TerminalModes.ORIGIN);
      row = origin ? Math.clamp((long) top + toRow, top, bottom) : Math.clamp(toRow, 0, rows - 1);
    }
    if (toColumn >= 0) {
      column = Math.min(toColumn, columns - 1);
    }
  }

  void setRegion(int first, int last) {
    int lower = Math.min(last, rows - 1);
    if (first >= 0 && first < lower) {
      top = first;
      bottom = lower;
      place(0, 0);
    }
  }

  void eraseDisplay(int what) {
    long blank = CellStyle.erased(style);
    switch (what) {
      case 0 -> {
        eraseLine(0);
        rowsBetween(row + 1, rows).forEach(line -> line.erase(0, columns, blank));
      }
      case 1 -> {
        rowsBetween(0, row).forEach(line -> line.erase(0, columns, blank));
        eraseLine(1);
      }
      case 2 -> lines.forEach(line -> line.erase(0, columns, blank));
      case 3 -> history.clear();
      default -> {}
    }
    wrapPending = false;
  }

  private List<TerminalLine> rowsBetween(int from, int to) {
    return lines.subList(from, Math.max(from, to));
  }

  void eraseLine(int what) {
    long blank = CellStyle.erased(style);
    TerminalLine line = lines.get(row);
    switch (what) {
      case 0 -> line.erase(column, columns, blank);
      case 1 -> line.erase(0, column + 1, blank);
      case 2 -> line.erase(0, columns, blank);
      default -> {}
    }
    wrapPending = false;
  }

  void eraseCharacters(int count) {
    int to = (int) Math.min((long) column + count, columns);
    lines.get(row).erase(column, to, CellStyle.erased(style));
    wrapPending = false;
  }

  void insertCharacters(int count) {
    int bounded = Math.min(count, columns - column);
    lines.get(row).insert(column, bounded, CellStyle.erased(style));
    wrapPending = false;
  }

  void deleteCharacters(int count) {
    int bounded = Math.min(count, columns - column);
    lines.get(row).delete(column, bounded, CellStyle.erased(style));
    wrapPending = false;
  }

  void insertLines(int count) {
    if (row >= top && row <= bottom) {
      rotate(row, bottom, -count);
      carriageReturn();
    }
  }

  void deleteLines(int count) {
    if (row >= top && row <= bottom) {
      rotate(row, bottom, count);
      carriageReturn();
    }
  }

  void scrollUp(int count) {
    boolean leaves = top == 0 && normalLines == null;
    for (int i = 0; leaves && i < Math.min(count, bottom + 1); i++) {
      keep(copy(lines.get(i)));
    }
    rotate(top, bottom, count);
  }

  private TerminalLine copy(TerminalLine line) {
    TerminalLine copy = new TerminalLine(columns, CellStyle.PLAIN);
    for (int i = 0; i < columns; i++) {
      if (line.character(i) == TerminalLine.WIDE_TAIL) {
        copy.setTail(i, line.style(i));
      } else {
        copy.set(i, line.character(i), line.style(i));
      }
    }
    copy.setWrapped(line.isWrapped());
    return copy;
  }

  private void keep(TerminalLine line) {
    history.add(line);
  }

  void scrollDown(int count) {
    rotate(top, bottom, -count);
  }

  /** Moves rows of a range up by {@code by}, down if that is negative; the freed ones are blank. */
  private void rotate(int from, int to, int by) {
    int height = to - from + 1;
    int count = Math.min(Math.abs(by), height);
    for (int i = 0; i < count; i++) {
      TerminalLine line = lines.remove(by > 0 ? from : to);
      line.erase(0, columns, CellStyle.erased(style));
      lines.add(by > 0 ? to : from, line);
    }
  }

  void setStyle(long newStyle) {
    style = newStyle;
  }

  long style() {
    return style;
  }

  void saveCursor() {
    saved = new Saved(row, column, style, modes.isSet(TerminalModes.ORIGIN), graphics0, graphics1);
  }

  void restoreCursor() {
    Saved to = saved == null ? new Saved(0, 0, CellStyle.PLAIN, false, false, false) : saved;
    modes.set(TerminalModes.ORIGIN, to.origin());
    row = Math.min(to.row(), rows - 1);
    column = Math.min(to.column(), columns - 1);
    style = to.style();
    graphics0 = to.graphics0();
    graphics1 = to.graphics1();
    wrapPending = false;
  }

  /** Shows the alternate screen, cleared, or the normal one again. */
  void setAlternate(boolean on) {
    if (on == isAlternate()) {
      return;
    }
    if (on) {
      savedNormal = saved;
      saved = null;
      normalLines = lines;
      lines = blank();
    } else {
      lines = normalLines;
      normalLines = null;
      saved = savedNormal;
    }
    wrapPending = false;
  }

  /** DECALN: fills the screen with the letter E. */
  void alignmentPattern() {
    top = 0;
    bottom = rows - 1;
    for (TerminalLine line : lines) {
      for (int i = 0; i < columns; i++) {
        line.set(i, 'E', CellStyle.PLAIN);
      }
    }
    place(0, 0);
  }

  void setTitle(String text) {
    title = text;
  }

  void reply(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (replies.size() + bytes.length <= MOST_REPLIES) {
      replies.writeBytes(bytes);
    }
  }

  /** DSR 6: where the cursor is. */
  void replyPosition() {
    int base = modes.isSet(TerminalModes.ORIGIN) ? top : 0;
    reply("\u001b[" + (row - base + 1) + ";" + (cursorColumn() + 1) + "R");
  }
}
