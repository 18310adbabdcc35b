package org.matryoshka.gui.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says, where it can't be overlooked, what went wrong; stays until it is put away. */
final class NoticeBar extends VBox {
  private static final int MAX_ROWS = 8;

  private final Workbench bench;

  NoticeBar(Workbench bench) {
    this.bench = bench;
    setId("notice");
    getStyleClass().add("mk-notice");
    bench.notice().subscribe(this::show);
  }

  private void show(Notice notice) {
    setVisible(notice != null);
    setManaged(notice != null);
    getChildren().clear();
    if (notice == null) {
      return;
    }
    Label title = new Label(notice.title());
    title.getStyleClass().add("mk-notice-title");
    title.setWrapText(true);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button copy = button("fth-copy", "Copy this message");
    copy.setOnAction(event -> bench.copy(notice.asText()));
    Button close = button("fth-x", "Put this message away");
    close.setId("notice-close");
    close.setOnAction(event -> bench.notice().set(null));
    HBox head = new HBox(new FontIcon("fth-alert-triangle"), title, space, copy, close);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("mk-notice-head");
    Label text = new Label(notice.text());
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(head, text);
    if (!notice.details().isEmpty()) {
      TextArea details = new TextArea(String.join("\n", notice.details()));
      details.setEditable(false);
      details.setId("notice-details");
      details.getStyleClass().add("mono");
      details.setPrefRowCount(Math.min(MAX_ROWS, notice.details().size()));
      getChildren().add(details);
    }
    setAccessibleText(notice.asText());
  }

  private static Button button(String icon, String what) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().addAll("flat", "mk-icon-button");
    button.setAccessibleText(what);
    button.setTooltip(new Tooltip(what));
    return button;
  }
}
