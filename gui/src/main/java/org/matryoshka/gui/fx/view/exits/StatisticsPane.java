package org.matryoshka.gui.fx.view.exits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.matryoshka.gui.inspect.exits.ExitTable;
import org.matryoshka.gui.inspect.exits.ExitText;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/** The statistics, with the columns of {@code perf kvm stat}; a row that is chosen filters. */
final class StatisticsPane {
  /** The sums are shown where there is room for so many lines like theirs. */
  private static final double LINES = 4;

  private final BorderPane root = new BorderPane();
  private final TableView<ExitTable.Row> table = new TableView<>();
  private final Label sums = new Label();
  private ExitTable shown;
  private String moment = "";

  /**
   * The pane.
   *
   * @param choose is told the kind of the row that the user clicks, or chooses with Enter
   */
  StatisticsPane(BiConsumer<ExitReason, ExitCause> choose) {
    table.setId("exits-statistics");
    table.getStyleClass().addAll("dense", "striped");
    table.setAccessibleText("Statistics of VM exits by reason and cause");
    Label empty = new Label("Nothing counted yet.");
    empty.getStyleClass().add("mk-dim");
    table.setPlaceholder(empty);
    add("VM-EXIT", "Reason, number and cause", 21, false, ExitTable.Row::label);
    add("Samples", "Exits of this kind", 6.6, true, row -> Quantity.grouped(row.samples()));
    add("Samples%", "Share of all exits", 7, true, row -> Quantity.percent(row.samplesShare()));
    add(
        "Time%",
        "Share of the virtual time that all exits were charged",
        5.8,
        true,
        row -> Quantity.percent(row.timeShare()));
    add("Min time", "Cycles of the cheapest", 6.6, true, row -> Quantity.grouped(row.minimum()));
    add("Max time", "Cycles of the dearest", 6.8, true, row -> Quantity.grouped(row.maximum()));
    add("Avg time", "Cycles on average", 6.7, true, ExitText::average);
    table.setRowFactory(
        view -> {
          TableRow<ExitTable.Row> row = new TableRow<>();
          row.setOnMouseClicked(
              event -> {
                if (!row.isEmpty()) {
                  choose.accept(row.getItem().reason(), row.getItem().cause());
                }
              });
          return row;
        });
    table.setOnKeyPressed(
        event -> {
          ExitTable.Row row = table.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && row != null) {
            choose.accept(row.reason(), row.cause());
            event.consume();
          }
        });
    sums.setId("exits-page-faults");
    sums.getStyleClass().addAll("mk-dim", "mk-exits-sums");
    sums.setWrapText(true);
    sums.setTooltip(
        new Tooltip(
            "True: the guest's own. Hidden: of the shadow alone. Trace: a write to a page table."
                + " MMIO: a device."));
    root.setCenter(table);
    root.setBottom(sums);
    root.setMinSize(0, 0);
    // with little room the table is what is wanted
    sums.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> root.getHeight() > LINES * sums.getHeight(),
                root.heightProperty(),
                sums.heightProperty()));
  }

  private void add(
      String title,
      String tooltip,
      double width,
      boolean number,
      Function<ExitTable.Row, String> text) {
    TableColumn<ExitTable.Row, ExitTable.Row> column = new TableColumn<>();
    Label head = new Label(title);
    head.setTooltip(new Tooltip(tooltip));
    column.setGraphic(head);
    column.setSortable(false);
    column.setReorderable(false);
    column.setUserData(width);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(
        view ->
            new TableCell<>() {
              @Override
              protected void updateItem(ExitTable.Row row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                setText(isEmpty || row == null ? null : text.apply(row));
                setGraphic(number || isEmpty || row == null ? null : CauseBadge.of(row.cause()));
              }
            });
    if (number) {
      column.getStyleClass().add("mk-number");
    }
    table.getColumns().add(column);
  }

  BorderPane root() {
    return root;
  }

  TableView<ExitTable.Row> table() {
    return table;
  }

  /** Widths follow the size of the font. */
  void setFontSize(double size) {
    for (TableColumn<ExitTable.Row, ?> column : table.getColumns()) {
      column.setPrefWidth((double) column.getUserData() * size);
    }
    table.setFixedCellSize(Math.ceil(2.1 * size));
  }

  /** Shows other figures; the chosen row stays chosen. */
  void show(ExitTable now) {
    ExitTable.Row chosen = table.getSelectionModel().getSelectedItem();
    if (shown == null || !shown.rows().equals(now.rows())) {
      List<ExitTable.Row> rows = new ArrayList<>(now.rows());
      table.getItems().setAll(rows);
      if (chosen != null) {
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i).reason() == chosen.reason() && rows.get(i).cause() == chosen.cause()) {
            table.getSelectionModel().clearAndSelect(i);
          }
        }
      }
    }
    shown = now;
    describe();
  }

  /**
   * Says which moment the figures are of.
   *
   * @param total exits up to now
   * @param known exits that are known: more after one has gone back
   */
  void setNow(long total, long known) {
    String text =
        total < known
            ? "As of now, at exit %s of %s that are known. "
                .formatted(Quantity.grouped(total), Quantity.grouped(known))
            : "";
    if (!text.equals(moment)) {
      moment = text;
      describe();
    }
  }

  private void describe() {
    sums.setText(shown == null ? moment : moment + ExitText.pageFaults(shown.pageFaults()));
  }

  /** As text. */
  String asText() {
    return shown == null ? "" : ExitText.table(shown);
  }
}
