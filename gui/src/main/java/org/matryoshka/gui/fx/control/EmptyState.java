package org.matryoshka.gui.fx.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing yet: what would be here, and how to get it. */
public final class EmptyState extends ScrollPane {
  /**
   * An empty state.
   *
   * @param icon literal of the Feather pack
   * @param title what would be here, for instance {@code "No VM exits yet"}
   * @param hint how to get it, for instance {@code "Press F7 to run to the first one."}
   */
  public EmptyState(String icon, String title, String hint) {
    FontIcon picture = new FontIcon(icon);
    picture.getStyleClass().add("mk-empty-icon");
    Label head = new Label(title);
    head.getStyleClass().add("mk-empty-title");
    head.setWrapText(true);
    head.setTextAlignment(TextAlignment.CENTER);
    Label text = new Label(hint);
    text.getStyleClass().add("mk-dim");
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    for (Label label : new Label[] {head, text}) {
      label.setMinHeight(USE_PREF_SIZE);
    }
    VBox box = new VBox(picture, head, text);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("mk-empty");
    setContent(box);
    setFitToWidth(true);
    setFitToHeight(true);
    setMinSize(0, 0);
    getStyleClass().add("edge-to-edge");
  }
}
