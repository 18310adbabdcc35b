package org.matryoshka.gui.fx;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.Actions;
import org.matryoshka.gui.fx.control.Overlay;

/** The command palette: every action by a few letters of its title. */
final class Palette {
  private final Actions actions;
  private final Overlay overlay;
  private final TextField field = new TextField();
  private final ListView<Action> list = new ListView<>();
  private final VBox root = new VBox(field, list);

  Palette(Actions actions, Overlay overlay) {
    this.actions = actions;
    this.overlay = overlay;
    root.setId("palette");
    root.getStyleClass().addAll("mk-dialog", "mk-palette");
    field.setId("palette-field");
    field.setPromptText("What would you like to do?");
    field.setAccessibleText("Name of an action");
    list.setId("palette-list");
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Cell());
    list.setPlaceholder(new Label("No action of this name"));
    field.textProperty().subscribe(this::filter);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setOnMouseClicked(
        event -> {
          if (event.getTarget() instanceof javafx.scene.Node node && isInCell(node)) {
            choose();
          }
        });
  }

  private static boolean isInCell(javafx.scene.Node node) {
    for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Cell cell) {
        return !cell.isEmpty();
      }
    }
    return false;
  }

  void open() {
    field.clear();
    filter("");
    overlay.show(root, Pos.TOP_CENTER, field, () -> {});
  }

  private void filter(String text) {
    list.getItems().setAll(matches(actions.all(), text));
    list.getSelectionModel().selectFirst();
  }

  /** The actions whose titles have these letters in this order, the best first. */
  static List<Action> matches(List<Action> all, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(action -> score(action, wanted) >= 0)
        .sorted(Comparator.comparingInt(action -> score(action, wanted)))
        .toList();
  }

  /** How bad a title fits: 0 for the best, -1 for not at all. */
  private static int score(Action action, String wanted) {
    String title = action.title().toLowerCase(Locale.ROOT);
    int whole = title.indexOf(wanted);
    if (whole >= 0) {
      boolean startsWord = whole == 0 || title.charAt(whole - 1) == ' ';
      return startsWord ? whole : 100 + whole;
    }
    int at = -1;
    int gaps = 0;
    for (int i = 0; i < wanted.length(); i++) {
      int next = title.indexOf(wanted.charAt(i), at + 1);
      if (next < 0) {
        return -1;
      }
      gaps += next - at - 1;
      at = next;
    }
    return 1000 + gaps;
  }

  private void key(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case KeyCode.DOWN -> 1;
          case KeyCode.UP -> -1;
          case KeyCode.PAGE_DOWN -> 10;
          case KeyCode.PAGE_UP -> -10;
          default -> 0;
        };
    if (by != 0) {
      int last = list.getItems().size() - 1;
      int at = list.getSelectionModel().getSelectedIndex() + by;
      list.getSelectionModel().select(Math.clamp(at, 0, Math.max(0, last)));
      list.scrollTo(list.getSelectionModel().getSelectedIndex());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      choose();
    }
  }

  private void choose() {
    Action action = list.getSelectionModel().getSelectedItem();
    if (action != null) {
      overlay.close();
      actions.perform(action);
    }
  }

  private final class Cell extends ListCell<Action> {
    @Override
    protected void updateItem(Action action, boolean empty) {
      super.updateItem(action, empty);
      if (empty || action == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      Label title = new Label(action.title());
      title.setMinWidth(Region.USE_PREF_SIZE);
      Label group = new Label(action.group().title());
      group.getStyleClass().add("mk-dim");
      group.setMinWidth(Region.USE_PREF_SIZE);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      Label key = new Label(actions.keyName(action));
      key.getStyleClass().addAll("mk-key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      key.setVisible(!key.getText().isEmpty());
      FontIcon icon = new FontIcon(action.icon().isEmpty() ? "fth-chevron-right" : action.icon());
      VBox words = new VBox(new HBox(title, group));
      words.setAlignment(Pos.CENTER_LEFT);
      words.getChildren().getFirst().getStyleClass().add("mk-palette-line");
      if (!action.isEnabled()) {
        Label reason = new Label("Not now: " + action.disabledReason().get());
        reason.getStyleClass().add("mk-dim");
        reason.setWrapText(true);
        words.getChildren().add(reason);
      }
      HBox row = new HBox(icon, words, space, key);
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().add("mk-palette-row");
      row.setOpacity(action.isEnabled() ? 1 : 0.75);
      setGraphic(row);
      setAccessibleText(action.title() + ", " + key.getText());
    }
  }
}
