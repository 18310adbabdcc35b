package org.matryoshka.gui.fx.view.exits;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.matryoshka.gui.session.ExitEntry;

/** The rows as a table sees them: each is made when it is asked for. */
final class RowList extends ObservableListBase<ExitEntry> {
  private final ExitStore store;
  private Rows rows = Rows.NONE;

  RowList(ExitStore store) {
    this.store = store;
  }

  Rows rows() {
    return rows;
  }

  /** Takes other rows; what was there stays where the new rows only go on. */
  void show(Rows newer) {
    Rows before = rows;
    rows = newer;
    beginChange();
    if (newer.continues(before)) {
      if (newer.size() > before.size()) {
        nextAdd(before.size(), newer.size());
      }
    } else {
      nextReplace(0, newer.size(), gone(before.size()));
    }
    endChange();
  }

  /** Rows that are not there any more; nobody may look at them, only count them. */
  private static List<ExitEntry> gone(int count) {
    return new AbstractList<>() {
      @Override
      public ExitEntry get(int index) {
        return null;
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  @Override
  public ExitEntry get(int row) {
    return store.get(rows.index(row));
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int indexOf(Object entry) {
    return entry instanceof ExitEntry exit ? rows.row(exit.index()) : -1;
  }

  @Override
  public int lastIndexOf(Object entry) {
    return indexOf(entry);
  }

  @Override
  public boolean contains(Object entry) {
    return indexOf(entry) >= 0;
  }
}
