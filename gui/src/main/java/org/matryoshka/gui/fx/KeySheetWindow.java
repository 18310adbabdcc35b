package org.matryoshka.gui.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.action.KeyMap;
import org.matryoshka.gui.fx.action.KeySheet;

/** The key sheet in a window of its own: to look at beside the work, to save, to print. */
final class KeySheetWindow {
  private final Workbench bench;
  private Stage stage;

  KeySheetWindow(Workbench bench) {
    this.bench = bench;
  }

  void show(Window owner) {
    if (stage != null && stage.isShowing()) {
      stage.toFront();
      return;
    }
    List<KeySheet.Row> rows = KeySheet.rows(bench.actions());
    TableView<KeySheet.Row> table = new TableView<>();
    table.setId("key-sheet");
    table.getItems().setAll(rows);
    table.getColumns().add(column("", 7, row -> row.group().title()));
    table.getColumns().add(column("Action", 21, KeySheet.Row::title));
    table.getColumns().add(column(KeyMap.VISUAL_STUDIO.title(), 18, KeySheet.Row::visualStudio));
    table.getColumns().add(column(KeyMap.INTELLIJ.title(), 18, KeySheet.Row::intellij));
    VBox.setVgrow(table, Priority.ALWAYS);
    TextField filter = new TextField();
    filter.setId("key-sheet-filter");
    filter.setPromptText("Find an action or a key");
    filter
        .textProperty()
        .subscribe(
            text ->
                table.getItems().setAll(rows.stream().filter(row -> contains(row, text)).toList()));
    HBox.setHgrow(filter, Priority.ALWAYS);
    Button copy = button("Copy", "fth-copy", "Copies the sheet as text");
    copy.setOnAction(event -> bench.copy(KeySheet.text(bench.actions())));
    Button save = button("Save or print …", "fth-printer", "Saves a page that a browser prints");
    save.setOnAction(event -> save());
    HBox head = new HBox(filter, copy, save);
    head.getStyleClass().add("mk-view-header");
    Label hint =
        new Label(
            "In force: "
                + bench.actions().keyMap().get().title()
                + ". The View menu switches the key map. Escape closes this window.");
    hint.setWrapText(true);
    hint.getStyleClass().add("mk-dim");
    VBox root = new VBox(head, table, hint);
    root.getStyleClass().add("mk-window");
    double em = bench.appearance().fontSize().get();
    Scene scene = new Scene(root, Math.min(70 * em, 1500), Math.min(48 * em, 950));
    bench.appearance().dress(scene);
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            stage.hide();
          }
        });
    stage = new Stage();
    stage.initOwner(owner);
    stage.setTitle("Keys – Matryoshka");
    stage.setScene(scene);
    stage.show();
  }

  private static boolean contains(KeySheet.Row row, String text) {
    return row.toString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private interface Cell {
    String of(KeySheet.Row row);
  }

  private TableColumn<KeySheet.Row, String> column(String title, double ems, Cell cell) {
    TableColumn<KeySheet.Row, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.of(row.getValue())));
    column.setPrefWidth(ems * bench.appearance().fontSize().get());
    column.setSortable(false);
    return column;
  }

  private static Button button(String title, String icon, String what) {
    Button button = new Button(title, new FontIcon(icon));
    button.setTooltip(new Tooltip(what));
    button.setMinWidth(Button.USE_PREF_SIZE);
    return button;
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the key sheet");
    chooser.setInitialFileName("matryoshka-keys.html");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Page to print (HTML)", "*.html"),
            new FileChooser.ExtensionFilter("Text", "*.txt"));
    java.io.File file = chooser.showSaveDialog(stage);
    if (file != null) {
      saveTo(file.toPath());
    }
  }

  /** Text if the name ends in {@code .txt}, else HTML. */
  void saveTo(Path file) {
    boolean isText = file.toString().endsWith(".txt");
    String sheet = isText ? KeySheet.text(bench.actions()) : KeySheet.html(bench.actions());
    try {
      Files.writeString(file, sheet);
      bench.message().set("Saved the key sheet to " + file + ".");
    } catch (IOException e) {
      bench.fail("Saving " + file, e);
    }
  }
}
