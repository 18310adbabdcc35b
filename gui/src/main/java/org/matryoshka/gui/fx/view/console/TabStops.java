package org.matryoshka.gui.fx.view.console;

import java.util.Arrays;

/** The columns at which tabs stop. */
final class TabStops {
  private static final int DISTANCE = 8;

  private boolean[] stops;

  /** A stop every eight columns. */
  TabStops(int columns) {
    stops = new boolean[columns];
    for (int i = 0; i < columns; i += DISTANCE) {
      stops[i] = true;
    }
  }

  /** The same stops in a row of another length; new columns have the usual ones. */
  void resize(int columns) {
    boolean[] old = stops;
    stops = new TabStops(columns).stops;
    System.arraycopy(old, 0, stops, 0, Math.min(columns, old.length));
  }

  void set(int column) {
    stops[column] = true;
  }

  void clear(int column) {
    stops[column] = false;
  }

  void clearAll() {
    Arrays.fill(stops, false);
  }

  /** The column of a stop further right, at most the last column. */
  int next(int column, int times) {
    int at = column;
    for (int i = 0; i < Math.min(times, stops.length) && at < stops.length - 1; i++) {
      do {
        at++;
      } while (at < stops.length - 1 && !stops[at]);
    }
    return at;
  }

  /** The column of a stop further left, at least 0. */
  int previous(int column, int times) {
    int at = column;
    for (int i = 0; i < Math.min(times, stops.length) && at > 0; i++) {
      do {
        at--;
      } while (at > 0 && !stops[at]);
    }
    return at;
  }
}
