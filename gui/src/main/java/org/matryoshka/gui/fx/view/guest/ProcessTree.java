package org.matryoshka.gui.fx.view.guest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;

/** The processes as a tree by their parents; sortable by each column. */
final class ProcessTree extends TreeTableView<GuestRow> {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  /** Widths in em. */
  private static final Map<GuestRow.Column, Double> WIDTHS = new EnumMap<>(GuestRow.Column.class);

  static {
    WIDTHS.put(GuestRow.Column.COMMAND, 19.0);
    WIDTHS.put(GuestRow.Column.PID, 4.5);
    WIDTHS.put(GuestRow.Column.STATE, 8.0);
    WIDTHS.put(GuestRow.Column.WAITS, 12.0);
    WIDTHS.put(GuestRow.Column.CALL, 7.5);
    WIDTHS.put(GuestRow.Column.USER, 4.5);
    WIDTHS.put(GuestRow.Column.NICE, 4.5);
    WIDTHS.put(GuestRow.Column.WEIGHT, 6.5);
    WIDTHS.put(GuestRow.Column.KEY, 10.5);
    WIDTHS.put(GuestRow.Column.QUEUE, 6.0);
    WIDTHS.put(GuestRow.Column.CPU, 7.5);
    WIDTHS.put(GuestRow.Column.MEMORY, 7.5);
    WIDTHS.put(GuestRow.Column.FILES, 5.5);
  }

  private final Map<GuestRow.Column, TreeTableColumn<GuestRow, GuestRow>> columns =
      new EnumMap<>(GuestRow.Column.class);
  private final Set<Long> collapsed = new HashSet<>();
  private boolean updating;

  ProcessTree() {
    super(new TreeItem<>());
    setShowRoot(false);
    getStyleClass().add("dense");
    setId("guest-processes");
    setAccessibleText("Processes of the guest");
    for (GuestRow.Column column : GuestRow.Column.values()) {
      TreeTableColumn<GuestRow, GuestRow> made = column(column);
      columns.put(column, made);
      getColumns().add(made);
    }
    setRowFactory(tree -> new Row());
    setPlaceholder(new Label("No process"));
  }

  private static TreeTableColumn<GuestRow, GuestRow> column(GuestRow.Column column) {
    TreeTableColumn<GuestRow, GuestRow> made = new TreeTableColumn<>();
    Label heading = new Label(column.title());
    heading.setTooltip(new Tooltip(column.tooltip()));
    made.setGraphic(heading);
    made.setId("guest-column-" + column.name());
    made.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()));
    made.setCellFactory(c -> new Cell(column));
    made.setComparator(
        column.isNumber()
            ? Comparator.comparing(row -> row.number(column))
            : Comparator.comparing(row -> row.text(column)));
    return made;
  }

  /** Gives the columns their widths. */
  void setFontSize(double em) {
    columns.forEach((column, made) -> made.setPrefWidth(WIDTHS.get(column) * em));
  }

  /** Names the column of the scheduler's own number; hidden if there is no such. */
  void setKeyName(String name) {
    TreeTableColumn<GuestRow, GuestRow> key = columns.get(GuestRow.Column.KEY);
    key.setVisible(!name.isEmpty());
    if (key.getGraphic() instanceof Label label && !name.isEmpty()) {
      label.setText(name);
    }
  }

  /** Whether rows are being replaced, so that the selection means nothing. */
  boolean isUpdating() {
    return updating;
  }

  /** Shows other rows; what is selected and folded stays so. */
  void show(List<GuestRow> rows) {
    TreeItem<GuestRow> selected = getSelectionModel().getSelectedItem();
    long identity = selected == null ? -1 : selected.getValue().identity();
    updating = true;
    Map<Long, TreeItem<GuestRow>> items = new HashMap<>();
    index(getRoot(), items);
    merge(getRoot(), rows, items);
    sort();
    select(identity);
    updating = false;
    refresh();
  }

  private static void index(TreeItem<GuestRow> item, Map<Long, TreeItem<GuestRow>> items) {
    for (TreeItem<GuestRow> child : item.getChildren()) {
      items.put(child.getValue().identity(), child);
      index(child, items);
    }
  }

  private void merge(
      TreeItem<GuestRow> parent, List<GuestRow> rows, Map<Long, TreeItem<GuestRow>> items) {
    List<TreeItem<GuestRow>> children = new ArrayList<>();
    for (GuestRow row : rows) {
      TreeItem<GuestRow> item = items.get(row.identity());
      if (item == null) {
        item = new TreeItem<>(row);
        item.setExpanded(!collapsed.contains(row.identity()));
        TreeItem<GuestRow> watched = item;
        item.expandedProperty()
            .subscribe(
                expanded -> {
                  if (expanded) {
                    collapsed.remove(watched.getValue().identity());
                  } else {
                    collapsed.add(watched.getValue().identity());
                  }
                });
      }
      item.setValue(row);
      children.add(item);
      merge(item, row.children(), items);
    }
    if (!parent.getChildren().equals(children)) {
      parent.getChildren().setAll(children);
    }
  }

  /** Selects a row by its identity, if it is there. */
  void select(long identity) {
    Map<Long, TreeItem<GuestRow>> items = new HashMap<>();
    index(getRoot(), items);
    TreeItem<GuestRow> item = items.get(identity);
    if (item != null && getSelectionModel().getSelectedItem() != item) {
      getSelectionModel().select(item);
    }
  }

  /** A row: the one that runs now is marked. */
  private static final class Row extends TreeTableRow<GuestRow> {
    @Override
    protected void updateItem(GuestRow row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(CURRENT, !empty && row != null && row.isCurrent());
      setAccessibleText(empty || row == null ? "" : row.sentence());
    }
  }

  /** A cell: a changed value has a ground and a dot. */
  private static final class Cell extends TreeTableCell<GuestRow, GuestRow> {
    private final GuestRow.Column column;

    Cell(GuestRow.Column column) {
      this.column = column;
      getStyleClass().add(column.isNumber() ? "number" : "words");
    }

    @Override
    protected void updateItem(GuestRow row, boolean empty) {
      super.updateItem(row, empty);
      boolean shows = !empty && row != null;
      boolean changed = shows && row.changed().contains(column);
      setText(shows ? (changed ? "• " : "") + row.text(column) : "");
      pseudoClassStateChanged(CHANGED, changed);
    }
  }
}
