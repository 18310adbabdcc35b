package org.matryoshka.gui.fx.view.timeline;

import org.matryoshka.gui.session.ExitHistory;

/** Finds an exit by its step. */
final class ExitSearch {
  private ExitSearch() {}

  /** Index of the exit that a step was; 0 if it was none, or is not held any more. */
  static long indexAt(ExitHistory exits, long step) {
    long low = exits.first();
    long high = exits.known();
    while (low <= high) {
      long middle = (low + high) >>> 1;
      long at = exits.get(middle).step();
      if (at == step) {
        return middle;
      }
      if (at < step) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return 0;
  }
}
