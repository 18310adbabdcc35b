package org.matryoshka.gui.fx.view.console;

/** Lines that have left a screen at its top, up to a limit; then the oldest is forgotten. */
final class TerminalHistory {
  private final int limit;
  private TerminalLine[] lines = new TerminalLine[64];
  private int start;
  private int size;
  private long total;

  TerminalHistory(int limit) {
    this.limit = limit;
  }

  int size() {
    return size;
  }

  /** Lines that have ever been added. */
  long total() {
    return total;
  }

  /** A line; 0 is the oldest that is kept. */
  TerminalLine get(int index) {
    return lines[(start + index) % lines.length];
  }

  void add(TerminalLine line) {
    if (size == lines.length && size < limit) {
      TerminalLine[] larger = new TerminalLine[Math.min(limit, 2 * size)];
      for (int i = 0; i < size; i++) {
        larger[i] = get(i);
      }
      lines = larger;
      start = 0;
    }
    if (size == lines.length) {
      start = (start + 1) % lines.length;
      size--;
    }
    lines[(start + size) % lines.length] = line;
    size++;
    total++;
  }

  /** Forgets all lines; their number goes on. */
  void clear() {
    start = 0;
    size = 0;
    java.util.Arrays.fill(lines, null);
  }

  void reset() {
    clear();
    total = 0;
  }
}
