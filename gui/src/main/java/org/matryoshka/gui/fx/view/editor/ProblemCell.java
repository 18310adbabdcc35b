package org.matryoshka.gui.fx.view.editor;

import javafx.scene.control.ListCell;

/** A line of the list of problems. */
final class ProblemCell extends ListCell<Problem> {
  @Override
  protected void updateItem(Problem problem, boolean empty) {
    super.updateItem(problem, empty);
    setText(empty || problem == null ? "" : problem.text());
    getStyleClass().removeAll("mk-line-error", "mk-line-warning");
    if (!empty && problem != null) {
      getStyleClass().add(problem.error() ? "mk-line-error" : "mk-line-warning");
    }
  }
}
