package org.matryoshka.gui.fx.view.cpu;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** A table of texts, of which some rows are marked. */
final class TextTable extends TableView<TextTable.Row> {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("changed");

  /**
   * A row.
   *
   * @param marked drawn on another ground
   * @param cells a text for each column
   */
  record Row(boolean marked, List<String> cells) {
    static Row of(String... cells) {
      return new Row(false, List.of(cells));
    }
  }

  /**
   * A column.
   *
   * @param title its heading
   * @param em its width, in font sizes
   * @param mono whether it holds numbers or code
   */
  record Column(String title, double em, boolean mono) {}

  private final ColumnWidths widths;

  TextTable(String title, List<Column> columns) {
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    setAccessibleText(title);
    getStyleClass().addAll("mk-registers", "dense");
    Label placeholder = new Label("Nothing to show.");
    placeholder.getStyleClass().add("mk-dim");
    setPlaceholder(placeholder);
    for (int i = 0; i < columns.size(); i++) {
      int index = i;
      Column column = columns.get(i);
      TableColumn<Row, String> made = new TableColumn<>(column.title());
      made.setCellValueFactory(
          cell -> new ReadOnlyStringWrapper(cell.getValue().cells().get(index)));
      made.setCellFactory(c -> new TextCell(column.mono()));
      made.setSortable(false);
      getColumns().add(made);
    }
    widths = new ColumnWidths(this, columns.stream().map(Column::em).toList());
    setRowFactory(table -> new MarkedRow());
  }

  /** Columns as wide as what stands in them at a font size. */
  void widths(double em) {
    widths.apply(em);
  }

  /** Shows rows. */
  void show(List<Row> rows) {
    if (!getItems().equals(rows)) {
      int selected = getSelectionModel().getSelectedIndex();
      getItems().setAll(rows);
      getSelectionModel().select(Math.min(selected, rows.size() - 1));
    }
  }

  private static final class MarkedRow extends TableRow<Row> {
    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(MARKED, !empty && row != null && row.marked());
      setAccessibleText(empty || row == null ? "" : String.join(", ", row.cells()));
    }
  }

  private static final class TextCell extends TableCell<Row, String> {
    TextCell(boolean mono) {
      setAlignment(Pos.CENTER_LEFT);
      if (mono) {
        getStyleClass().add("mono");
      }
    }

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? "" : text);
      setTooltip(empty || text == null || text.length() < 24 ? null : new Tooltip(text));
    }
  }
}
