package org.matryoshka.gui.fx.view.exits;

import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.matryoshka.gui.fx.control.EmptyState;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitField.ByteRange;
import org.matryoshka.gui.inspect.exits.ExitWords;

/** The selected exit: its sentence, decoded, and as bytes; the last two light each other. */
final class DetailPane {
  private final BorderPane root = new BorderPane();
  private final Label kind = new Label();
  private final Label number = new Label();
  private final Label sentence = new Label();
  private final TreeView<DetailModel.Line> tree = new TreeView<>();
  private final BytesPane bytes = new BytesPane(this::byteChosen);
  private final VBox content;
  private final EmptyState empty =
      new EmptyState(
          "fth-log-out",
          "No VM exit selected",
          "Press F7 to run to the next one, or choose one in the list.");
  private ExitDetail shown;
  private DetailModel model;
  private boolean linking;

  DetailPane() {
    kind.setId("exits-kind");
    kind.getStyleClass().add("mk-exits-kind");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    number.getStyleClass().add("mk-dim");
    number.setMinWidth(Region.USE_PREF_SIZE);
    sentence.setId("exits-sentence");
    sentence.getStyleClass().add("mk-exits-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    tree.setId("exits-tree");
    tree.setShowRoot(false);
    tree.getStyleClass().add("dense");
    tree.setAccessibleText("The selected exit, decoded");
    tree.setCellFactory(view -> cell());
    tree.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null && !linking) {
                bytes.light(item.getValue().bytes());
              }
            });
    HBox head = new HBox(kind, number);
    head.getStyleClass().add("mk-exits-head");
    SplitPane panes = new SplitPane(tree, bytes.root());
    panes.setDividerPositions(0.64);
    VBox.setVgrow(panes, Priority.ALWAYS);
    content = new VBox(head, sentence, panes);
    content.getStyleClass().add("mk-exits-detail");
    root.setCenter(empty);
    root.setMinSize(0, 0);
  }

  private static TreeCell<DetailModel.Line> cell() {
    return new TreeCell<>() {
      @Override
      protected void updateItem(DetailModel.Line line, boolean isEmpty) {
        super.updateItem(line, isEmpty);
        if (isEmpty || line == null) {
          setGraphic(null);
          setText(null);
          setAccessibleText("");
          return;
        }
        setText(null);
        setGraphic(flow(line));
        setAccessibleText(line.name() + " " + line.value() + " " + line.meaning());
      }
    };
  }

  private static TextFlow flow(DetailModel.Line line) {
    TextFlow flow = new TextFlow();
    if (line.isSection()) {
      add(flow, line.name(), "mk-exits-line-section");
    } else {
      add(flow, line.name() + (line.value().isEmpty() ? "" : ": "), "mk-exits-line-name");
      add(flow, line.value(), "mk-exits-line-value");
    }
    if (!line.meaning().isEmpty()) {
      add(flow, "   " + line.meaning(), "mk-exits-line-meaning");
    }
    return flow;
  }

  private static void add(TextFlow flow, String words, String style) {
    if (!words.isEmpty()) {
      Text text = new Text(words);
      text.getStyleClass().addAll("mk-exits-line", style);
      flow.getChildren().add(text);
    }
  }

  BorderPane root() {
    return root;
  }

  TreeView<DetailModel.Line> tree() {
    return tree;
  }

  ExitDetail shown() {
    return shown;
  }

  /** Shows no exit. */
  void clear() {
    shown = null;
    root.setCenter(empty);
  }

  /** Shows an exit; what was selected in the tree stays selected where it is there again. */
  void show(ExitDetail detail) {
    shown = detail;
    model = new DetailModel(detail);
    var exit = detail.entry().exit();
    kind.setText(ExitWords.kind(exit.exit().reason(), exit.exit().cause()));
    kind.setGraphic(CauseBadge.of(exit.exit().cause()));
    number.setText(
        "exit %,d of %s, %,d cycles"
            .formatted(detail.entry().index(), detail.vmName(), exit.cycles()));
    sentence.setText(detail.sentence());
    TreeItem<DetailModel.Line> selected = tree.getSelectionModel().getSelectedItem();
    String name = selected == null ? "" : selected.getValue().name();
    TreeItem<DetailModel.Line> top = new TreeItem<>();
    model.sections().forEach(section -> top.getChildren().add(item(section, 0)));
    tree.setRoot(top);
    bytes.show(detail);
    if (!name.isEmpty()) {
      select(top, name);
    }
    root.setCenter(content);
  }

  private static TreeItem<DetailModel.Line> item(DetailModel.Line line, int depth) {
    TreeItem<DetailModel.Line> item = new TreeItem<>(line);
    line.parts().forEach(part -> item.getChildren().add(item(part, depth + 1)));
    item.setExpanded(depth == 0);
    return item;
  }

  private boolean select(TreeItem<DetailModel.Line> from, String name) {
    for (TreeItem<DetailModel.Line> child : from.getChildren()) {
      if (child.getValue().name().equals(name) || select(child, name)) {
        if (child.getValue().name().equals(name)) {
          tree.getSelectionModel().select(child);
        }
        return true;
      }
    }
    return false;
  }

  private void byteChosen(int offset) {
    DetailModel.Line line = model.lineOf(offset);
    linking = true;
    try {
      if (line == null) {
        tree.getSelectionModel().clearSelection();
        bytes.light(new ByteRange(offset, 1));
      } else {
        TreeItem<DetailModel.Line> item = find(tree.getRoot(), line);
        expand(item);
        tree.getSelectionModel().select(item);
        tree.scrollTo(Math.max(0, tree.getRow(item) - 2));
        bytes.light(line.bytes());
      }
    } finally {
      linking = false;
    }
  }

  private static void expand(TreeItem<DetailModel.Line> item) {
    for (TreeItem<DetailModel.Line> up = item.getParent(); up != null; up = up.getParent()) {
      up.setExpanded(true);
    }
  }

  private static TreeItem<DetailModel.Line> find(
      TreeItem<DetailModel.Line> from, DetailModel.Line line) {
    if (from.getValue() == line) {
      return from;
    }
    for (TreeItem<DetailModel.Line> child : from.getChildren()) {
      TreeItem<DetailModel.Line> found = find(child, line);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
