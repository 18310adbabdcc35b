package org.matryoshka.gui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.gui.session.history.Timeline;

/**
 * Takes edits back and does them again. Taking one back goes to the step at which it was made and
 * forgets it and all that came after; doing it again brings all of that back.
 */
final class EditHistory {
  /** What each undo has forgotten, the last first. */
  private final Deque<List<LoggedAction>> undone = new ArrayDeque<>();

  private String undoTitle = "";

  /** Another machine. */
  void clear() {
    undone.clear();
    undoTitle = "";
  }

  /** Something new was done. */
  void done(Action action) {
    undone.clear();
    if (action.isEdit()) {
      undoTitle = "Undo " + action.title();
    }
  }

  String undoTitle() {
    return undoTitle;
  }

  String redoTitle() {
    return undone.isEmpty() ? "" : "Redo " + undone.peek().getFirst().action().title();
  }

  /**
   * Takes the last edit back.
   *
   * @return what was done, as a sentence
   * @throws IllegalArgumentException if there is none
   */
  String undo(Timeline<?> timeline) {
    int index = lastEdit(timeline);
    if (index < 0) {
      throw new IllegalArgumentException("There is no edit to undo.");
    }
    List<LoggedAction> gone = timeline.takeBack(index);
    undone.push(gone);
    retitle(timeline);
    return "Undone: " + gone.getFirst().action().title() + ".";
  }

  /**
   * Does the edit again that was taken back last.
   *
   * @return what was done, as a sentence
   * @throws IllegalArgumentException if there is none
   */
  String redo(Timeline<?> timeline) {
    if (undone.isEmpty()) {
      throw new IllegalArgumentException("There is no edit to redo.");
    }
    List<LoggedAction> again = undone.pop();
    timeline.doAgain(again);
    retitle(timeline);
    return "Done again: " + again.getFirst().action().title() + ".";
  }

  private void retitle(Timeline<?> timeline) {
    int index = lastEdit(timeline);
    undoTitle = index < 0 ? "" : "Undo " + timeline.log().get(index).action().title();
  }

  private static int lastEdit(Timeline<?> timeline) {
    for (int i = timeline.log().size() - 1; i >= 0; i--) {
      if (timeline.log().get(i).action().isEdit()) {
        return i;
      }
    }
    return -1;
  }
}
