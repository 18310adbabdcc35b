package org.matryoshka.gui.fx.view.console;

import java.util.Arrays;

/** A row of cells. */
public final class TerminalLine {
  /** In the cell to the right of the left half of a wide character. */
  public static final int WIDE_TAIL = -1;

  private static final int BLANK = ' ';

  private int[] characters;
  private long[] styles;
  private boolean wrapped;

  TerminalLine(int columns, long style) {
    characters = new int[columns];
    styles = new long[columns];
    erase(0, columns, style);
  }

  /** The cells that it has. */
  public int columns() {
    return characters.length;
  }

  /** The character of a cell as a code point; a blank if it is empty; {@link #WIDE_TAIL}. */
  public int character(int column) {
    return characters[column];
  }

  /** How a cell looks, see {@link CellStyle}. */
  public long style(int column) {
    return styles[column];
  }

  /** Whether the text goes on in the next row. */
  public boolean isWrapped() {
    return wrapped;
  }

  void setWrapped(boolean goesOn) {
    wrapped = goesOn;
  }

  void set(int column, int character, long style) {
    splitWide(column);
    characters[column] = character;
    styles[column] = style;
  }

  void setTail(int column, long style) {
    splitWide(column + 1);
    characters[column] = WIDE_TAIL;
    styles[column] = style;
  }

  /** A wide character of which one half is overwritten is gone. */
  private void splitWide(int column) {
    if (column >= characters.length) {
      return;
    }
    if (characters[column] == WIDE_TAIL && column > 0) {
      characters[column - 1] = BLANK;
      characters[column] = BLANK;
    } else if (column + 1 < characters.length && characters[column + 1] == WIDE_TAIL) {
      characters[column + 1] = BLANK;
    }
  }

  void erase(int from, int to, long style) {
    if (from >= to) {
      return;
    }
    splitWide(from);
    splitWide(to - 1);
    Arrays.fill(characters, from, to, BLANK);
    Arrays.fill(styles, from, to, style);
    if (to == characters.length) {
      wrapped = false;
    }
  }

  void insert(int column, int count, long style) {
    splitWide(column);
    int kept = characters.length - column - count;
    if (kept > 0) {
      System.arraycopy(characters, column, characters, column + count, kept);
      System.arraycopy(styles, column, styles, column + count, kept);
    }
    erase(column, Math.min(column + count, characters.length), style);
  }

  void delete(int column, int count, long style) {
    splitWide(column);
    int kept = characters.length - column - count;
    if (kept > 0) {
      System.arraycopy(characters, column + count, characters, column, kept);
      System.arraycopy(styles, column + count, styles, column, kept);
    }
    erase(Math.max(column, characters.length - count), characters.length, style);
  }

  void resize(int columns, long style) {
    int before = characters.length;
    characters = Arrays.copyOf(characters, columns);
    styles = Arrays.copyOf(styles, columns);
    if (columns > before) {
      Arrays.fill(characters, before, columns, BLANK);
      Arrays.fill(styles, before, columns, style);
    } else if (columns > 0 && before > columns) {
      wrapped = false;
    }
  }

  /** The text of some cells, blanks at the end included. */
  public String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < Math.min(to, characters.length); i++) {
      if (characters[i] != WIDE_TAIL) {
        text.appendCodePoint(characters[i]);
      }
    }
    return text.toString();
  }

  /** The text without blanks at the end. */
  public String text() {
    return text(0, characters.length).stripTrailing();
  }
}
