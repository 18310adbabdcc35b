package org.matryoshka.gui.fx.view.cpu;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.matryoshka.gui.inspect.registers.ValueText;

/** A table of registers: name, value, what it was before, what it means. */
final class RegisterTable extends TableView<RegisterRow> {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final TableColumn<RegisterRow, RegisterRow> valueColumn = new TableColumn<>("Value");
  private final TableColumn<RegisterRow, String> beforeColumn = new TableColumn<>("Before");
  private final ColumnWidths widths;
  private ValueText format = ValueText.HEX;

  /** Somebody who takes what the user types into a value. */
  interface Editor {
    /** Whether the value of a row can be written. */
    boolean canEdit(RegisterRow row);

    /**
     * Writes it.
     *
     * @throws IllegalArgumentException if the text is no value; the message is for the user
     */
    void write(RegisterRow row, String text);
  }

  /**
   * A table.
   *
   * @param title for screen readers
   * @param meaning heading of the last column
   * @param nameWidth width of the column of names, in font sizes
   * @param editor null for a table that can't be edited
   */
  RegisterTable(String title, double nameWidth, String meaning, Editor editor) {
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    setAccessibleText(title);
    getStyleClass().addAll("mk-registers", "dense");
    Label placeholder = new Label("Nothing to show yet.");
    placeholder.getStyleClass().add("mk-dim");
    setPlaceholder(placeholder);
    TableColumn<RegisterRow, RegisterRow> mark = new TableColumn<>("");
    mark.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    mark.setCellFactory(column -> new MarkCell());
    mark.setSortable(false);
    mark.getStyleClass().add("mk-mark");
    TableColumn<RegisterRow, String> name = text("Register", row -> row.register().name(), false);
    valueColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    valueColumn.setCellFactory(column -> new ValueCell(this, editor));
    valueColumn.setSortable(false);
    beforeColumn.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(cell.getValue().before(format)));
    beforeColumn.setCellFactory(column -> new TextCell(true, true));
    beforeColumn.setSortable(false);
    TableColumn<RegisterRow, String> means = text(meaning, row -> row.register().meaning(), false);
    getColumns().setAll(List.of(mark, name, valueColumn, beforeColumn, means));
    widths = new ColumnWidths(this, List.of(2.2, nameWidth, 12.6, 12.6, 12.0));
    setEditable(editor != null);
    setRowFactory(table -> new ChangedRow());
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** Columns as wide as what stands in them at a font size. */
  void widths(double em) {
    widths.apply(em);
  }

  private void keyPressed(KeyEvent event) {
    boolean begins = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F2;
    int row = getSelectionModel().getSelectedIndex();
    if (begins && isEditable() && row >= 0 && getEditingCell() == null) {
      edit(row, valueColumn);
      event.consume();
    }
  }

  /** Begins to edit the value of a register. */
  void edit(String key) {
    for (int i = 0; i < getItems().size(); i++) {
      if (getItems().get(i).key().equals(key)) {
        getSelectionModel().select(i);
        scrollTo(i);
        layout();
        edit(i, valueColumn);
      }
    }
  }

  /** Shows rows, and keeps what is selected. */
  void show(List<RegisterRow> rows, ValueText newFormat) {
    boolean same = newFormat == format && getItems().equals(rows);
    if (same || getEditingCell() != null) {
      return;
    }
    format = newFormat;
    int selected = getSelectionModel().getSelectedIndex();
    if (getItems().size() == rows.size()) {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(getItems().get(i))) {
          getItems().set(i, rows.get(i));
        }
      }
    } else {
      getItems().setAll(rows);
    }
    refresh();
    if (selected >= 0 && selected < rows.size()) {
      getSelectionModel().select(selected);
    }
  }

  /** How values are written. */
  ValueText format() {
    return format;
  }

  /** Calls somebody with the row for which the user asks for the context menu. */
  void onMenu(Consumer<RegisterRow> listener) {
    setOnContextMenuRequested(
        event -> {
          RegisterRow row = getSelectionModel().getSelectedItem();
          if (row != null) {
            listener.accept(row);
          }
        });
  }

  private static TableColumn<RegisterRow, String> text(
      String title, Function<RegisterRow, String> content, boolean dim) {
    TableColumn<RegisterRow, String> column = new TableColumn<>(title);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(content.apply(cell.getValue())));
    column.setCellFactory(c -> new TextCell(false, dim));
    column.setSortable(false);
    return column;
  }

  /** Marks rows whose register has changed. */
  private final class ChangedRow extends TableRow<RegisterRow> {
    @Override
    protected void updateItem(RegisterRow row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(CHANGED, !empty && row != null && row.isChanged());
      setAccessibleText(empty || row == null ? "" : row.spoken(format));
    }
  }

  /** A sign beside the colour. */
  private static final class MarkCell extends TableCell<RegisterRow, RegisterRow> {
    MarkCell() {
      setAlignment(Pos.CENTER);
      getStyleClass().add("mk-changed-mark");
    }

    @Override
    protected void updateItem(RegisterRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(!empty && row != null && row.isChanged() ? "●" : "");
    }
  }

  /** Plain text in the font of numbers. */
  private static final class TextCell extends TableCell<RegisterRow, String> {
    TextCell(boolean right, boolean dim) {
      getStyleClass().add("mono");
      setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
      if (dim) {
        getStyleClass().add("mk-dim");
      }
    }

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? "" : text);
    }
  }
}
