package org.matryoshka.gui.fx.view.timeline;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/** The table twin of the canvas: the slices in view, a row each. */
final class TimelineTable extends TableView<TimelineModel.Row> {
  /** More rows than this help nobody; zooming in shows the others. */
  static final int MOST = 20_000;

  /**
   * @param chosen is told of the row that is selected
   * @param travel is told of a row that is double-clicked, or Enter was pressed on
   */
  TimelineTable(Consumer<TimelineModel.Row> chosen, Consumer<TimelineModel.Row> travel) {
    setId("timeline-table");
    setPlaceholder(new Label("Nothing has run in this part."));
    setAccessibleText("Slices of the timeline that are in view, a row each");
    column("Lane", 9, false, TimelineModel.Row::name);
    column("", 2.2, false, TimelineModel.Row::letter);
    column("What", 30, false, TimelineModel.Row::what);
    column("From", 14, true, TimelineModel.Row::start);
    column("For", 14, true, TimelineModel.Row::length);
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (observable, before, row) -> {
              if (row != null) {
                chosen.accept(row);
              }
            });
    setOnKeyPressed(
        event -> {
          TimelineModel.Row row = getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && row != null) {
            travel.accept(row);
            event.consume();
          }
        });
    setOnMouseClicked(
        event -> {
          TimelineModel.Row row = getSelectionModel().getSelectedItem();
          if (event.getButton() == MouseButton.PRIMARY
              && event.getClickCount() == 2
              && row != null) {
            travel.accept(row);
          }
        });
  }

  private void column(
      String title, double ems, boolean number, Function<TimelineModel.Row, String> text) {
    TableColumn<TimelineModel.Row, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    column.setUserData(ems);
    if (number) {
      column.getStyleClass().add("mk-number");
      column.setStyle("-fx-alignment: center-right; -fx-font-family: \"JetBrains Mono\";");
    }
    getColumns().add(column);
  }

  void setEm(double em) {
    for (TableColumn<TimelineModel.Row, ?> column : getColumns()) {
      column.setPrefWidth((Double) column.getUserData() * em);
    }
  }

  void setRows(List<TimelineModel.Row> rows) {
    if (!getItems().equals(rows)) {
      getItems().setAll(rows);
    }
  }
}
