package org.matryoshka.gui.fx.view.exits;

import java.util.Arrays;

/**
 * The rows of the list: indices of exits, found and in order. Immutable.
 *
 * @param search number of the search that found them; another number means other rows
 * @param indices of which the first {@code size} count, less {@code base}
 * @param base what is to be added to an index
 * @param size rows
 * @param sorted whether they are in another order than that of time
 * @param searched exits that were looked at
 * @param complete whether all exits that there are were looked at
 */
record Rows(
    long search,
    int[] indices,
    long base,
    int size,
    boolean sorted,
    long searched,
    boolean complete) {
  /** No rows. */
  static final Rows NONE = new Rows(0, new int[0], 0, 0, false, 0, true);

  /** Index of the exit in a row. */
  long index(int row) {
    return base + indices[row];
  }

  /** The row of an exit, or -1. */
  int row(long index) {
    long key = index - base;
    if (key < 0 || key > Integer.MAX_VALUE) {
      return -1;
    }
    if (!sorted) {
      int at = Arrays.binarySearch(indices, 0, size, (int) key);
      return at < 0 ? -1 : at;
    }
    for (int i = 0; i < size; i++) {
      if (indices[i] == key) {
        return i;
      }
    }
    return -1;
  }

  /** Whether these are the rows of another moment with more behind them. */
  boolean continues(Rows earlier) {
    return search == earlier.search && !sorted && !earlier.sorted && size >= earlier.size;
  }
}
