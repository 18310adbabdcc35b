package org.matryoshka.gui.fx.view.scheduling;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.matryoshka.gui.inspect.scheduling.TaskScheduling;
import org.matryoshka.gui.inspect.scheduling.TaskSnapshot;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.Moments;

/** The threads of a guest, those in its run queue first. */
final class TaskTable extends TableView<TaskScheduling> {
  private final TableColumn<TaskScheduling, String> key;

  TaskTable() {
    setId("task-table");
    setPlaceholder(new Label("The guest has no threads yet."));
    setAccessibleText("Threads of the guest, those in its run queue first");
    column("Queue", 5.5, true, t -> t.queuePosition() == 0 ? "" : t.queuePosition() + ".");
    column("Thread", 5.5, true, t -> Integer.toString(t.tid()));
    column("Name", 10, false, TaskScheduling::name);
    column("Does", 7, false, TaskScheduling::doing);
    column("Weight", 5.5, true, t -> Quantity.grouped(t.weight()));
    key = column("Key", 11, true, t -> Quantity.grouped(t.key()));
    column("Had", 10, true, t -> Moments.time(t.cycles()));
    column("Waited", 10, true, t -> Moments.time(t.waited()));
    column("Asked", 6, true, t -> t.asked() == 0 ? "" : Moments.percent(t.asked()));
    column("Received", 7, true, t -> Moments.percent(t.received()));
  }

  private TableColumn<TaskScheduling, String> column(
      String title, double ems, boolean number, Function<TaskScheduling, String> text) {
    TableColumn<TaskScheduling, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setSortable(false);
    column.setUserData(ems);
    if (number) {
      column.setStyle("-fx-alignment: center-right; -fx-font-family: \"JetBrains Mono\";");
    }
    getColumns().add(column);
    return column;
  }

  void setEm(double em) {
    for (TableColumn<TaskScheduling, ?> column : getColumns()) {
      column.setPrefWidth((Double) column.getUserData() * em);
    }
    setFixedCellSize(2.2 * em);
    setPrefHeight(12 * em);
    setMinHeight(9 * em);
  }

  void show(TaskSnapshot threads) {
    key.setText(threads.keyName().isEmpty() ? "Key" : threads.keyName());
    key.setVisible(!threads.keyName().isEmpty());
    if (!getItems().equals(threads.tasks())) {
      getItems().setAll(threads.tasks());
    }
  }
}
