package org.matryoshka.gui.fx.view.translation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.text.Text;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.translation.TablesModel.Line;
import org.matryoshka.gui.inspect.paging.EntryBits;
import org.matryoshka.gui.inspect.paging.EntryDifference;
import org.matryoshka.gui.inspect.paging.TablesText;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.text.Quantity;

/** Tables of the guest beside their shadow, as a list of entries that opens like a tree. */
final class TablesPane extends BorderPane {
  private final TablesModel model;
  private final Feed<Optional<TablesModel.Answer>> feed;
  private final Consumer<Line> go;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final TableView<Line> table = new TableView<>(lines);
  private final FlowPane legend = new FlowPane();
  private final Map<EntryDifference, ToggleButton> kinds = new EnumMap<>(EntryDifference.class);
  private final ToggleButton differences = new ToggleButton("Only differences");
  private final Label note = new Label();
  private boolean open;

  /**
   * A pane.
   *
   * @param go looks at the address of an entry
   */
  TablesPane(ViewContext context, TablesModel model, Consumer<Line> go) {
    this.model = model;
    this.go = go;
    this.feed = context.watch(question(), this::show);
    legend.getStyleClass().add("tables-legend");
    differences.setId("tables-differences");
    differences.setTooltip(
        new Tooltip(
            "Lists only entries in which guest and shadow differ, wherever they are, but not those"
                + " that are merely missing. The buttons beside it choose the kinds."));
    differences.setOnAction(event -> chooseDifferences());
    Button close = new Button("Close all");
    close.setTooltip(new Tooltip("Closes all tables of the tree."));
    close.setOnAction(
        event -> {
          model.closeAll();
          ask();
        });
    legend.getChildren().addAll(differences, close);
    for (EntryDifference kind : EntryDifference.values()) {
      if (kind != EntryDifference.ABSENT) {
        ToggleButton button = new ToggleButton();
        button.setTooltip(new Tooltip(kind.meaning()));
        button.setOnAction(event -> chooseKinds());
        button.setVisible(false);
        button.setManaged(false);
        kinds.put(kind, button);
        legend.getChildren().add(button);
      }
    }
    note.getStyleClass().add("mk-dim");
    legend.getChildren().add(note);
    setTop(legend);
    table.setId("tables-list");
    table.getStyleClass().addAll("tables-list", "dense");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("Entry", 11, line -> indent(line), false);
    column("Linear address", 12.5, line -> hex(line.row().gva()), true);
    column("Guest entry", 12.5, line -> value(line.row().gpte()), true);
    column("Guest flags", 7.5, line -> flags(line.row().gpte()), true);
    differenceColumn();
    shadowColumn();
    column("Shadow flags", 7.5, line -> flags(line.row().spte()), true);
    table.setRowFactory(list -> new LineRow());
    table.setPlaceholder(new Label("No entry is present. Choose another address space above."));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table.setAccessibleText("Page tables of the guest beside their shadow");
    setCenter(table);
    context
        .appearance()
        .fontSize()
        .subscribe(size -> table.getColumns().forEach(column -> setWidth(column, size)));
  }

  private static void setWidth(TableColumn<?, ?> column, double em) {
    column.setPrefWidth((double) column.getUserData() * em);
    column.setMinWidth(0.6 * (double) column.getUserData() * em);
  }

  /** Asks anew, after the model has changed, unless nobody sees the answer. */
  void ask() {
    if (open) {
      feed.setQuery(question());
    }
  }

  /** Whether somebody sees the pane: counting all entries is not done for nobody. */
  void setOpen(boolean isOpen) {
    open = isOpen;
    feed.setQuery(question());
  }

  private Function<World, Optional<TablesModel.Answer>> question() {
    return open ? model.question().andThen(Optional::of) : world -> Optional.empty();
  }

  private void chooseDifferences() {
    EnumSet<EntryDifference> set = EnumSet.noneOf(EntryDifference.class);
    if (differences.isSelected()) {
      for (EntryDifference kind : EntryDifference.values()) {
        if (kind.isDifference()
            && kind != EntryDifference.MISSING
            && kind != EntryDifference.DEVICE) {
          set.add(kind);
        }
      }
    }
    choose(set);
  }

  private void chooseKinds() {
    EnumSet<EntryDifference> set = EnumSet.noneOf(EntryDifference.class);
    kinds.forEach(
        (kind, button) -> {
          if (button.isSelected()) {
            set.add(kind);
          }
        });
    choose(set);
  }

  private void choose(Set<EntryDifference> set) {
    model.setWanted(set);
    differences.setSelected(!set.isEmpty());
    kinds.forEach((kind, button) -> button.setSelected(set.contains(kind)));
    ask();
  }

  private void show(Optional<TablesModel.Answer> maybe) {
    maybe.ifPresent(this::show);
  }

  private void show(TablesModel.Answer answer) {
    Line selected = table.getSelectionModel().getSelectedItem();
    kinds.forEach(
        (kind, button) -> {
          long count = answer.summary().count(kind);
          boolean show = count > 0 || button.isSelected();
          button.setText(kind.symbol() + " " + kind.word() + " " + Quantity.grouped(count));
          button.setVisible(show);
          button.setManaged(show);
        });
    note.setText(
        answer.complete()
            ? ""
            : "Only the first " + Quantity.grouped(answer.lines().size()) + " entries are listed.");
    if (!lines.equals(answer.lines())) {
      lines.setAll(answer.lines());
      if (selected != null) {
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).path().equals(selected.path())) {
            table.getSelectionModel().select(i);
            break;
          }
        }
      }
    }
  }

  private void key(KeyEvent event) {
    Line line = table.getSelectionModel().getSelectedItem();
    if (line == null || event.isControlDown() || event.isAltDown()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.RIGHT && line.row().expandable() && !line.open()) {
      toggle(line);
      event.consume();
    } else if (code == KeyCode.LEFT && line.open()) {
      toggle(line);
      event.consume();
    } else if (code == KeyCode.LEFT && line.path().size() > 1) {
      select(line.path().subList(0, line.path().size() - 1));
      event.consume();
    } else if (code == KeyCode.ENTER) {
      enter(line);
      event.consume();
    }
  }

  private void select(java.util.List<Integer> path) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).path().equals(path)) {
        table.getSelectionModel().clearAndSelect(i);
        table.scrollTo(Math.max(0, i - 3));
        return;
      }
    }
  }

  private void enter(Line line) {
    if (line.row().expandable()) {
      toggle(line);
    } else {
      go.accept(line);
    }
  }

  private void toggle(Line line) {
    if (model.wanted().isEmpty()) {
      model.setOpen(line.path(), !line.open());
      ask();
    } else {
      go.accept(line);
    }
  }

  /** What is listed, as text. */
  String asText() {
    return TablesText.rows(lines.stream().map(Line::row).toList());
  }

  private void column(String title, double em, Function<Line, String> text, boolean mono) {
    TableColumn<Line, String> column = new TableColumn<>(title);
    column.setUserData(em);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
    column.setCellFactory(
        _ -> {
          TableCell<Line, String> cell =
              new TableCell<>() {
                @Override
                protected void updateItem(String item, boolean empty) {
                  super.updateItem(item, empty);
                  setText(empty ? null : item);
                }
              };
          if (mono) {
            cell.getStyleClass().add("mono");
          }
          return cell;
        });
    table.getColumns().add(column);
  }

  private void differenceColumn() {
    TableColumn<Line, EntryDifference> column = new TableColumn<>("Difference");
    column.setUserData(10.0);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(cell.getValue().row().difference()));
    column.setCellFactory(_ -> new DifferenceCell());
    table.getColumns().add(column);
  }

  private void shadowColumn() {
    TableColumn<Line, Line> column = new TableColumn<>("Shadow entry");
    column.setUserData(12.5);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(_ -> new ShadowCell());
    table.getColumns().add(column);
  }

  private static String indent(Line line) {
    String mark = line.row().expandable() ? (line.open() ? "▾ " : "▸ ") : "  ";
    return "   ".repeat(line.depth())
        + mark
        + EntryBits.tableName(line.row().level())
        + "["
        + line.row().index()
        + "]"
        + (line.row().inLarge() ? " part" : "");
  }

  private static String hex(long value) {
    return "0x" + Quantity.hex64(value);
  }

  private static String value(long entry) {
    return entry == 0 ? "–" : hex(entry);
  }

  private static String flags(long entry) {
    return entry == 0 ? "" : EntryBits.compact(entry);
  }

  private final class LineRow extends TableRow<Line> {
    LineRow() {
      setOnMouseClicked(
          event -> {
            if (getItem() == null) {
              return;
            }
            boolean onMark = getItem().row().expandable() && event.getX() < 0.25 * getWidth();
            if (event.getClickCount() == 2) {
              enter(getItem());
            } else if (onMark && model.wanted().isEmpty()) {
              toggle(getItem());
            }
          });
    }

    @Override
    protected void updateItem(Line item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().remove("tables-line-path");
      if (!empty && item != null && item.onPath()) {
        getStyleClass().add("tables-line-path");
      }
      setTooltip(empty || item == null ? null : new Tooltip(item.row().difference().meaning()));
    }
  }

  private static final class DifferenceCell extends TableCell<Line, EntryDifference> {
    private static String style(EntryDifference difference) {
      return switch (difference) {
        case ABSENT, SAME, OTHER_VIEW -> "tables-word-same";
        case MISSING, HIDDEN_AD, SPLIT -> "tables-word-hidden";
        case REMOVED, WRITE_PROTECTED -> "tables-word-trace";
        case STALE, SHADOW_ONLY, RESERVED -> "tables-word-fault";
        case DEVICE -> "tables-word-mmio";
      };
    }

    DifferenceCell() {
      getStyleClass().add("tables-difference");
    }

    @Override
    protected void updateItem(EntryDifference item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().removeIf(name -> name.startsWith("tables-word-"));
      setText(empty || item == null ? null : item.symbol() + " " + item.word());
      if (!empty && item != null) {
        getStyleClass().add(style(item));
      }
    }
  }

  private static final class ShadowCell extends TableCell<Line, Line> {
    private final Text struck = new Text();

    ShadowCell() {
      getStyleClass().add("mono");
      struck.setStrikethrough(true);
      struck.getStyleClass().addAll("mono", "tables-struck");
    }

    @Override
    protected void updateItem(Line item, boolean empty) {
      super.updateItem(item, empty);
      boolean removed =
          !empty && item != null && item.row().spte() == 0 && item.row().removed() != 0;
      if (removed) {
        struck.setText(hex(item.row().removed()));
        setText(null);
        setGraphic(struck);
      } else {
        setText(empty || item == null ? null : value(item.row().spte()));
        setGraphic(null);
      }
    }
  }
}
