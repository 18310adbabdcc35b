package org.matryoshka.gui.session;

import org.matryoshka.gui.session.history.SavedState;
import org.matryoshka.hv.HypervisorSnapshot;

/**
 * A {@link World} at a step: what is needed to put it back. What consoles and exit history hold is
 * not copied, only how much of it was there.
 */
public final class WorldSnapshot implements SavedState {
  private final HypervisorSnapshot machine;
  private final int[] consoleSizes;
  private final long exits;

  WorldSnapshot(HypervisorSnapshot machine, int[] consoleSizes, long exits) {
    this.machine = machine;
    this.consoleSizes = consoleSizes;
    this.exits = exits;
  }

  HypervisorSnapshot machine() {
    return machine;
  }

  int[] consoleSizes() {
    return consoleSizes;
  }

  long exits() {
    return exits;
  }

  @Override
  public void release() {
    machine.release();
  }
}
