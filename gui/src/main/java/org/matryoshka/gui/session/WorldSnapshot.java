package org.matryoshka.gui.session;

import org.matryoshka.gui.session.history.SavedState;

/**
 * A {@link World} at a step: what is needed to put it back. What consoles and exit history hold is
 * not copied, only how much of it was there.
 */
public final class WorldSnapshot implements SavedState {
  private final int[] consoleSizes;
  private final long exits;

  WorldSnapshot(int[] consoleSizes, long exits) {
    this.consoleSizes = consoleSizes;
    this.exits = exits;
  }

  int[] consoleSizes() {
    return consoleSizes;
  }

  long exits() {
    return exits;
  }

  @Override
  public void release() {}
}
