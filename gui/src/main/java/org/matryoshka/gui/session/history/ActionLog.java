package org.matryoshka.gui.session.history;

import java.util.ArrayList;
import java.util.List;

/** The actions of a run, in the order in which they were done. */
public final class ActionLog {
  private final List<LoggedAction> entries = new ArrayList<>();

  /** Nothing has been done. */
  public ActionLog() {}

  /** Actions that it holds. */
  public int size() {
    return entries.size();
  }

  /** All of them. */
  public List<LoggedAction> entries() {
    return List.copyOf(entries);
  }

  /**
   * One.
   *
   * @param index from 0
   */
  public LoggedAction get(int index) {
    return entries.get(index);
  }

  /** How many were done up to a step, at it included. */
  public int countUpTo(long step) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).step() <= step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Adds one behind all others.
   *
   * @throws IllegalArgumentException if its step is before that of the last one
   */
  public void add(LoggedAction entry) {
    if (!entries.isEmpty() && entries.getLast().step() > entry.step()) {
      throw new IllegalArgumentException(
          "an action at step " + entry.step() + " after one at step " + entries.getLast().step());
    }
    entries.add(entry);
  }

  /** Forgets all but the first so many, and returns what it has forgotten. */
  public List<LoggedAction> truncate(int count) {
    List<LoggedAction> tail = entries.subList(count, entries.size());
    List<LoggedAction> forgotten = List.copyOf(tail);
    tail.clear();
    return forgotten;
  }
}
