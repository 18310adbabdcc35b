package org.matryoshka.gui.fx.view.cpu;

import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.matryoshka.gui.inspect.registers.ValueText;

/** The value of a register: text, or a field to type into, which says what is wrong in place. */
final class ValueCell extends TableCell<RegisterRow, RegisterRow> {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final RegisterTable table;
  private final RegisterTable.Editor editor;
  private final Tooltip problem = new Tooltip();
  private TextField field;

  ValueCell(RegisterTable table, RegisterTable.Editor editor) {
    this.table = table;
    this.editor = editor;
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().addAll("mono", "mk-value");
    problem.getStyleClass().add("mk-problem");
    problem.setAutoHide(true);
  }

  @Override
  protected void updateItem(RegisterRow row, boolean empty) {
    super.updateItem(row, empty);
    if (isEditing() && !empty) {
      return;
    }
    setGraphic(null);
    setText(empty || row == null ? "" : row.value(table.format()));
    setTooltip(empty || row == null ? null : new Tooltip(allFormats(row)));
  }

  private String allFormats(RegisterRow row) {
    StringBuilder text = new StringBuilder(row.register().name());
    for (ValueText format : ValueText.values()) {
      text.append("\n%-12s %s".formatted(format.title(), row.value(format)));
    }
    if (row.isChanged()) {
      text.append("\n%-12s %s".formatted("Before", row.before(ValueText.HEX)));
    }
    if (editor != null && editor.canEdit(row)) {
      text.append("\nDouble-click, F2 or Enter to change it.");
    }
    return text.toString();
  }

  @Override
  public void startEdit() {
    RegisterRow row = getItem();
    if (row == null || editor == null || !editor.canEdit(row)) {
      return;
    }
    super.startEdit();
    if (!isEditing()) {
      return;
    }
    field = new TextField(row.value(ValueText.HEX));
    field.setId("register-value");
    field.setAccessibleText("New value of " + row.register().name());
    field.getStyleClass().add("mono");
    field.setOnAction(event -> commit(row));
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
            event.consume();
          }
        });
    setText("");
    setGraphic(field);
    field.requestFocus();
    field.selectAll();
  }

  private void commit(RegisterRow row) {
    try {
      editor.write(row, field.getText());
      cancelEdit();
    } catch (IllegalArgumentException e) {
      field.pseudoClassStateChanged(ERROR, true);
      field.setAccessibleHelp(e.getMessage());
      problem.setText(e.getMessage());
      Point2D below = field.localToScreen(0, field.getHeight() + 2);
      if (below != null) {
        problem.show(field, below.getX(), below.getY());
      }
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    problem.hide();
    field = null;
    setGraphic(null);
    RegisterRow row = getItem();
    setText(row == null ? "" : row.value(table.format()));
    table.requestFocus();
  }
}
