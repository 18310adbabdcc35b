package org.matryoshka.gui.fx.control;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** Shows the whole text of a label or cell that has no room for it when the mouse is over it. */
public final class FullTextTips {
  private static final double DELAY_MILLIS = 500;

  private final Tooltip tip = new Tooltip();
  private Labeled at;

  private FullTextTips() {
    tip.setShowDelay(Duration.millis(DELAY_MILLIS));
  }

  /** From now on in a scene. */
  public static void install(Scene scene) {
    FullTextTips tips = new FullTextTips();
    scene.addEventFilter(
        MouseEvent.MOUSE_MOVED, event -> tips.over(event.getPickResult().getIntersectedNode()));
  }

  private void over(Node node) {
    Labeled labeled = null;
    for (Node each = node; each != null && labeled == null; each = each.getParent()) {
      if (each instanceof Labeled found) {
        labeled = found;
      }
    }
    if (labeled == at) {
      return;
    }
    if (at != null) {
      Tooltip.uninstall(at, tip);
      tip.hide();
    }
    at = null;
    if (labeled != null && labeled.isTextTruncated() && labeled.getTooltip() == null) {
      at = labeled;
      tip.setText(labeled.getText());
      Tooltip.install(at, tip);
    }
  }
}
