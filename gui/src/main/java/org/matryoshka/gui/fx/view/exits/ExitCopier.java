package org.matryoshka.gui.fx.view.exits;

import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.ExitHistory;

/** Brings an {@link ExitStore} up to date with the history; on the session's thread. */
final class ExitCopier {
  /** Exits that are copied at a time, so that the machine does not wait for us. */
  private static final int PORTION = 20_000;

  private final ExitStore store;

  ExitCopier(ExitStore store) {
    this.store = store;
  }

  /**
   * How far it is.
   *
   * @param extent of the store
   * @param total exits up to now; those beyond are the known future
   * @param behind whether there is more to copy
   */
  record Progress(ExitStore.Extent extent, long total, boolean behind) {}

  Progress copy(ExitHistory history) {
    ExitStore.Extent extent = store.extent();
    if (extent.end() > extent.first() && !isSame(history, extent.end() - 1)) {
      // the future was discarded, or the machine was replaced
      store.restart(history.first());
    } else if (extent.end() < history.first() || extent.size() == 0) {
      store.restart(history.first());
    }
    long next = store.extent().end();
    long end = Math.min(history.known(), next + PORTION - 1);
    for (long index = next; index <= end; index++) {
      store.add(history.get(index));
    }
    return new Progress(store.extent(), history.total(), end < history.known());
  }

  /** Whether the history still has the same exit of an index as the store. */
  private boolean isSame(ExitHistory history, long index) {
    if (index < history.first() || index > history.known()) {
      return index < history.first() && history.known() >= index;
    }
    ExitEntry ours = store.get(index);
    ExitEntry theirs = history.get(index);
    return ours.step() == theirs.step()
        && ours.exit().time() == theirs.exit().time()
        && ours.exit().exit().equals(theirs.exit().exit());
  }
}
