package org.matryoshka.gui.fx.view.exits;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.session.ExitEntry;

/** The list of exits: a table of which only the rows in sight are ever made. */
final class ExitList {
  private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");

  private final TableView<ExitEntry> table = new TableView<>();
  private final RowList rows;
  private final Map<ExitColumn, TableColumn<ExitEntry, ExitEntry>> columns =
      new EnumMap<>(ExitColumn.class);
  private ExitNames names = ExitNames.NONE;
  private long total;
  private boolean selecting;

  /**
   * The list.
   *
   * @param select is told the exit that the user selects
   * @param travel is told the exit that the user wants to go to
   * @param order is told the order that the user wants
   */
  ExitList(
      ExitStore store,
      Consumer<ExitEntry> select,
      Consumer<ExitEntry> travel,
      Consumer<ExitOrder> order) {
    rows = new RowList(store);
    table.setId("exits-list");
    table.getStyleClass().addAll("dense", "mk-exits-list");
    table.setAccessibleText("VM exits");
    table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
    table.setTableMenuButtonVisible(true);
    for (ExitColumn kind : ExitColumn.values()) {
      TableColumn<ExitEntry, ExitEntry> column = column(kind);
      columns.put(kind, column);
      table.getColumns().add(column);
    }
    table.setItems(rows);
    table.setSortPolicy(
        view -> {
          order.accept(wantedOrder());
          return true;
        });
    table.setRowFactory(view -> row(travel));
    table.setOnKeyPressed(
        event -> {
          ExitEntry selected = table.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && selected != null) {
            travel.accept(selected);
            event.consume();
          }
        });
    table.heightProperty().subscribe(this::selectionInSight);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            entry -> {
              if (entry != null && !selecting) {
                select.accept(entry);
              }
            });
  }

  private TableColumn<ExitEntry, ExitEntry> column(ExitColumn kind) {
    TableColumn<ExitEntry, ExitEntry> column = new TableColumn<>(kind.title());
    Label tip = new Label();
    tip.setTooltip(new Tooltip(kind.tooltip()));
    column.setId("column-" + kind.name());
    column.setUserData(kind);
    column.setSortable(kind.isSortable());
    column.setVisible(kind.isShownAtFirst());
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(view -> cell(kind));
    if (kind.isNumber()) {
      column.getStyleClass().add("mk-number");
    } else if (kind.isMono()) {
      column.getStyleClass().add("mk-mono-cell");
    }
    return column;
  }

  private TableCell<ExitEntry, ExitEntry> cell(ExitColumn kind) {
    return new TableCell<>() {
      @Override
      protected void updateItem(ExitEntry entry, boolean isEmpty) {
        super.updateItem(entry, isEmpty);
        if (isEmpty || entry == null) {
          setText(null);
          setGraphic(null);
          return;
        }
        setText(kind.text(entry, names));
        setGraphic(kind == ExitColumn.CAUSE ? CauseBadge.of(entry.exit().exit().cause()) : null);
      }
    };
  }

  private TableRow<ExitEntry> row(Consumer<ExitEntry> travel) {
    TableRow<ExitEntry> row =
        new TableRow<>() {
          @Override
          protected void updateItem(ExitEntry entry, boolean isEmpty) {
            super.updateItem(entry, isEmpty);
            boolean future = entry != null && !isEmpty && entry.index() > total;
            pseudoClassStateChanged(FUTURE, future);
            setAccessibleText(
                entry == null || isEmpty
                    ? ""
                    : "Exit "
                        + entry.index()
                        + (future ? ", in the future: " : ": ")
                        + entry.exit().sentence());
          }
        };
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && !row.isEmpty()) {
            travel.accept(row.getItem());
          }
        });
    return row;
  }

  private ExitOrder wantedOrder() {
    if (table.getSortOrder().isEmpty()) {
      return ExitOrder.NATURAL;
    }
    TableColumn<ExitEntry, ?> first = table.getSortOrder().getFirst();
    return new ExitOrder(
        (ExitColumn) first.getUserData(), first.getSortType() == TableColumn.SortType.DESCENDING);
  }

  TableView<ExitEntry> table() {
    return table;
  }

  Rows rows() {
    return rows.rows();
  }

  /** Names of VMs and places. */
  void setNames(ExitNames newNames) {
    names = newNames;
    table.refresh();
  }

  /** Exits up to now; later ones are dimmed. */
  void setTotal(long now) {
    if (now != total) {
      boolean wasPast = total < rows.rows().size();
      total = now;
      if (wasPast || now < rows.rows().size()) {
        table.refresh();
      }
    }
  }

  /** Widths and heights follow the size of the font. */
  void setFontSize(double size) {
    columns.forEach((kind, column) -> column.setPrefWidth(kind.width() * size));
    table.setFixedCellSize(Math.ceil(2.1 * size));
  }

  /** Shows other rows, and keeps the selection on the same exit. */
  void show(Rows newer, long selected, boolean keepNewestInSight) {
    boolean grew = newer.size() != rows.rows().size();
    boolean replaced = !newer.continues(rows.rows());
    selecting = true;
    try {
      rows.show(newer);
      if (replaced) {
        select(selected);
      }
    } finally {
      selecting = false;
    }
    if (keepNewestInSight && grew && newer.size() > 0 && !newer.sorted()) {
      table.scrollTo(newer.size() - 1);
    }
  }

  /** Selects an exit and brings it in sight, if it is in the list. */
  void select(long index) {
    int row = rows.rows().row(index);
    boolean outer = selecting;
    selecting = true;
    try {
      if (row < 0) {
        table.getSelectionModel().clearSelection();
      } else if (table.getSelectionModel().getSelectedIndex() != row) {
        table.getSelectionModel().clearAndSelect(row);
        table.getFocusModel().focus(row);
        selectionInSight();
      }
    } finally {
      selecting = outer;
    }
  }

  /** Now, and once the table knows of its rows. */
  private void selectionInSight() {
    bringInSight();
    Platform.runLater(this::bringInSight);
  }

  private void bringInSight() {
    int row = table.getSelectionModel().getSelectedIndex();
    if (row >= 0) {
      table.scrollTo(Math.max(0, row - 2));
    }
  }

  /** The rows from one to another, for copying. */
  List<ExitEntry> entries(int from, int to) {
    List<ExitEntry> entries = new ArrayList<>();
    for (int i = Math.max(0, from); i < Math.min(to, rows.size()); i++) {
      ExitEntry entry = rows.get(i);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Brings back which columns were shown and in which order. */
  void restore(Settings settings) {
    String saved = settings.get("view.exits.columns", "");
    if (saved.isEmpty()) {
      return;
    }
    List<TableColumn<ExitEntry, ?>> order = new ArrayList<>();
    columns.values().forEach(column -> column.setVisible(false));
    for (String name : saved.split(",", -1)) {
      for (ExitColumn kind : ExitColumn.values()) {
        if (kind.name().equals(name)) {
          columns.get(kind).setVisible(true);
          order.add(columns.get(kind));
        }
      }
    }
    columns.values().stream().filter(column -> !order.contains(column)).forEach(order::add);
    table.getColumns().setAll(order);
  }

  /** Remembers which columns are shown, whenever that changes. */
  void remember(Settings settings) {
    Runnable save = () -> settings.set("view.exits.columns", shownColumns());
    table.getVisibleLeafColumns().subscribe(save);
  }

  private String shownColumns() {
    return String.join(
        ",",
        table.getVisibleLeafColumns().stream()
            .map(column -> ((ExitColumn) column.getUserData()).name())
            .toList());
  }
}
