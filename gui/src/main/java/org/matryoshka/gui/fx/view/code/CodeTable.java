package org.matryoshka.gui.fx.view.code;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.matryoshka.gui.inspect.code.CodeLine;

/** The rows of the view Code as a table. */
final class CodeTable extends TableView<CodeRow> {
  private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");
  private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
  private static final PseudoClass SOURCE = PseudoClass.getPseudoClass("source");
  private static final PseudoClass LABEL = PseudoClass.getPseudoClass("name");

  private static final double[] WIDTHS = {6.8, 3.4, 12.2, 15, 24, 26};

  private final TableColumn<CodeRow, CodeRow> instructions = column("Instruction");
  private final TableColumn<CodeRow, CodeRow> beside = column("Source");
  private double em = 13;

  /** What the user does with a line. */
  interface Listener {
    /** Clicked into the gutter. */
    void toggle(CodeRow.Code row);

    /** Wants to go where it leads. */
    void follow(CodeRow.Code row);
  }

  CodeTable(Listener listener) {
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    setAccessibleText("Instructions");
    getStyleClass().addAll("mk-code", "dense");
    Label placeholder = new Label("No code yet: open a scenario, and its code stands here.");
    placeholder.getStyleClass().add("mk-dim");
    setPlaceholder(placeholder);
    setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
    TableColumn<CodeRow, CodeRow> gutter = column("");
    gutter.setCellFactory(column -> new GutterCell(listener));
    TableColumn<CodeRow, CodeRow> arrows = column("");
    arrows.setCellFactory(column -> new ArrowCell());
    TableColumn<CodeRow, CodeRow> address = column("Address");
    address.setCellFactory(column -> new AddressCell());
    TableColumn<CodeRow, CodeRow> bytes = column("Bytes");
    bytes.setCellFactory(column -> new BytesCell());
    instructions.setCellFactory(column -> new InstructionCell(listener));
    beside.setCellFactory(column -> new BesideCell());
    beside.setVisible(false);
    getColumns().setAll(List.of(gutter, arrows, address, bytes, instructions, beside));
    setRowFactory(table -> new MarkedRow());
    widthProperty().subscribe(this::fill);
  }

  private static TableColumn<CodeRow, CodeRow> column(String title) {
    TableColumn<CodeRow, CodeRow> column = new TableColumn<>(title);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  void widths(double fontSize) {
    em = fontSize;
    for (int i = 0; i < WIDTHS.length; i++) {
      getColumns().get(i).setPrefWidth(WIDTHS[i] * em);
    }
    fill();
  }

  void setBeside(boolean on) {
    beside.setVisible(on);
    fill();
  }

  private void fill() {
    double others = 0;
    for (TableColumn<CodeRow, ?> column : getColumns()) {
      others += column == instructions || !column.isVisible() ? 0 : column.getWidth();
    }
    instructions.setPrefWidth(Math.max(WIDTHS[4] * em, getWidth() - others - 1.3 * em));
  }

  /** Shows rows; those that have not changed are left alone. */
  void show(List<CodeRow> rows) {
    if (rows.size() == getItems().size()) {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(getItems().get(i))) {
          getItems().set(i, rows.get(i));
        }
      }
      return;
    }
    CodeRow top =
        firstVisible() < getItems().size() && firstVisible() >= 0
            ? getItems().get(firstVisible())
            : null;
    getItems().setAll(rows);
    if (top != null) {
      int index = CodeModel.index(rows, top.address());
      if (index >= 0) {
        scrollTo(index);
      }
    }
  }

  /** Makes a row visible; moves nothing if it is. */
  void reveal(int index) {
    int first = firstVisible();
    int last = lastVisible();
    if (index < 0 || (index > first && index < last)) {
      return;
    }
    int visible = Math.max(3, last - first);
    scrollTo(Math.max(0, index - visible / 3));
  }

  int firstVisible() {
    VirtualFlow<?> flow = flow();
    return flow == null || flow.getFirstVisibleCell() == null
        ? 0
        : flow.getFirstVisibleCell().getIndex();
  }

  int lastVisible() {
    VirtualFlow<?> flow = flow();
    return flow == null || flow.getLastVisibleCell() == null
        ? 0
        : flow.getLastVisibleCell().getIndex();
  }

  private VirtualFlow<?> flow() {
    return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  private static final class MarkedRow extends TableRow<CodeRow> {
    @Override
    protected void updateItem(CodeRow row, boolean empty) {
      super.updateItem(row, empty);
      boolean code = !empty && row instanceof CodeRow.Code;
      pseudoClassStateChanged(NEXT, code && ((CodeRow.Code) row).next());
      pseudoClassStateChanged(LAST, code && ((CodeRow.Code) row).last());
      pseudoClassStateChanged(SOURCE, !empty && row instanceof CodeRow.Source);
      pseudoClassStateChanged(LABEL, !empty && row instanceof CodeRow.Label);
      setAccessibleText(empty || row == null ? "" : row.text());
    }
  }

  /** Breakpoint, and what has been and will be executed: each a shape, and a word. */
  private static final class GutterCell extends TableCell<CodeRow, CodeRow> {
    private final Label stop = new Label();
    private final Label mark = new Label();

    GutterCell(Listener listener) {
      getStyleClass().add("mk-gutter");
      stop.getStyleClass().add("mk-stop");
      mark.getStyleClass().add("mk-mark-word");
      HBox content = new HBox(stop, mark);
      content.setAlignment(Pos.CENTER_LEFT);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setGraphic(content);
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof CodeRow.Code row) {
              listener.toggle(row);
            }
          });
    }

    @Override
    protected void updateItem(CodeRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      if (empty || !(row instanceof CodeRow.Code code)) {
        stop.setText("");
        mark.setText("");
        setTooltip(null);
        return;
      }
      stop.setText(
          switch (code.breakpoint()) {
            case NONE -> " ";
            case ALWAYS -> "●";
            case CONDITIONAL -> "◆";
            case DISABLED -> "○";
          });
      mark.setText(code.next() ? "▶ next" : code.last() ? "✓ done" : "");
      mark.pseudoClassStateChanged(NEXT, code.next());
      String title = code.breakpoint().title();
      setTooltip(
          new Tooltip(
              title.isEmpty() ? "Click or F9: breakpoint here" : title + " (click or F9: remove)"));
    }
  }

  private static final class AddressCell extends TableCell<CodeRow, CodeRow> {
    AddressCell() {
      getStyleClass().addAll("mono", "mk-address");
      setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(CodeRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(
          empty || row == null
              ? ""
              : switch (row) {
                case CodeRow.Code code -> "0x%x".formatted(code.address());
                case CodeRow.Source source -> Integer.toString(source.number());
                case CodeRow.Label _ -> "";
              });
    }
  }

  private static final class BytesCell extends TableCell<CodeRow, CodeRow> {
    BytesCell() {
      getStyleClass().addAll("mono", "mk-dim", "mk-bytes");
    }

    @Override
    protected void updateItem(CodeRow row, boolean empty) {
      super.updateItem(row, empty);
      String hex = !empty && row instanceof CodeRow.Code code ? code.line().hex() : "";
      // up to eight bytes; the others are in the tooltip
      setText(hex.length() > 23 ? hex.substring(0, 20) + " …" : hex);
      setTooltip(hex.length() > 23 ? new Tooltip(hex) : null);
    }
  }

  /** The instruction with where it leads; or a name; or a line of source. */
  private static final class InstructionCell extends TableCell<CodeRow, CodeRow> {
    private final Label text = new Label();
    private final Label target = new Label();

    InstructionCell(Listener listener) {
      getStyleClass().addAll("mono", "mk-instruction");
      target.getStyleClass().add("mk-target");
      target.setTooltip(new Tooltip("Go there (Enter, or double-click)"));
      target.setOnMouseClicked(
          event -> {
            if (getItem() instanceof CodeRow.Code row && row.line().hasTarget()) {
              listener.follow(row);
              event.consume();
            }
          });
      text.setMinWidth(USE_PREF_SIZE);
      HBox content = new HBox(text, target);
      content.setAlignment(Pos.CENTER_LEFT);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setGraphic(content);
    }

    @Override
    protected void updateItem(CodeRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      target.setText("");
      text.setText("");
      if (empty || row == null) {
        return;
      }
      switch (row) {
        case CodeRow.Code code -> {
          text.setText(code.line().text());
          target.setText(code.line().hasTarget() ? "   " + shortArrow(code.line()) : "");
        }
        case CodeRow.Label label -> text.setText(label.name() + ":");
        case CodeRow.Source source ->
            text.setText(
                (source.file().isEmpty() ? "" : source.file() + "   ")
                    + source.line().stripTrailing());
      }
    }
  }

  /** Without the name of the target where the instruction has it. */
  private static String shortArrow(CodeLine line) {
    String text = line.arrowText();
    boolean named = !line.targetPlace().isEmpty() && line.text().contains(line.targetPlace());
    return named ? text.replace(" (" + line.targetPlace() + ")", "") : text;
  }

  private static final class BesideCell extends TableCell<CodeRow, CodeRow> {
    BesideCell() {
      getStyleClass().addAll("mono", "mk-dim");
    }

    @Override
    protected void updateItem(CodeRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(!empty && row instanceof CodeRow.Code code ? code.beside() : "");
    }
  }
}
