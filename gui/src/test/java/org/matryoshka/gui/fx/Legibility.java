package org.matryoshka.gui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Finds text in a scene that can't be read: cut off by an ellipsis without a tooltip that has all
 * of it, or outside of the window where no scroll bar leads. Cells of tables may be cut off: their
 * columns can be widened, and the window shows their text when the mouse is over them.
 */
final class Legibility {
  private static final double ROUNDING = 1.5;

  private final Scene scene;
  private final List<String> problems = new ArrayList<>();

  private Legibility(Scene scene) {
    this.scene = scene;
  }

  /** What can't be read, one a line; empty if everything can. */
  static List<String> problems(Scene scene) {
    Legibility legibility = new Legibility(scene);
    legibility.visit(scene.getRoot(), false);
    return legibility.problems;
  }

  private void visit(Node node, boolean scrolls) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.getText() != null
        && !labeled.getText().isBlank()) {
      check(labeled, scrolls);
    }
    boolean below =
        scrolls
            || node instanceof ScrollPane
            || node instanceof VirtualFlow<?>
            || node instanceof TextInputControl
            || node instanceof TableColumnHeader
            || node.getStyleClass().contains("tab-header-area");
    if (node instanceof Parent parent && !(node instanceof ScrollBar)) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, below));
    }
  }

  private void check(Labeled labeled, boolean scrolls) {
    boolean isInCell = labeled instanceof Cell<?> || labeled.getTooltip() != null;
    for (Node at = labeled; at != null; at = at.getParent()) {
      isInCell |= at instanceof Cell<?> || at instanceof TableColumnHeader;
    }
    if (labeled.isTextTruncated() && !isInCell) {
      problems.add("cut off: " + describe(labeled));
    }
    if (!scrolls) {
      Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
      boolean isOutside =
          bounds.getMinX() < -ROUNDING
              || bounds.getMinY() < -ROUNDING
              || bounds.getMaxX() > scene.getWidth() + ROUNDING
              || bounds.getMaxY() > scene.getHeight() + ROUNDING;
      if (isOutside) {
        problems.add("outside: " + describe(labeled) + " at " + bounds);
      }
    }
  }

  private static String describe(Labeled labeled) {
    return "“"
        + labeled.getText()
        + "” ("
        + labeled.getClass().getSimpleName()
        + " "
        + labeled.getStyleClass()
        + (labeled.getId() == null ? "" : " #" + labeled.getId())
        + ")";
  }
}
