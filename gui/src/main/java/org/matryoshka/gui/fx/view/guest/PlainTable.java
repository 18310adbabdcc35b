package org.matryoshka.gui.fx.view.guest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** A table of records: a column is a heading, a width in em, and a text. */
final class PlainTable<T> extends TableView<T> {
  private final List<Double> widths = new ArrayList<>();

  PlainTable(String what, String whenEmpty) {
    setAccessibleText(what);
    getStyleClass().add("dense");
    setPlaceholder(new Label(whenEmpty));
  }

  PlainTable<T> words(String heading, double em, String tooltip, Function<T, String> text) {
    return column(heading, em, tooltip, text, "words", null);
  }

  PlainTable<T> code(String heading, double em, String tooltip, Function<T, String> text) {
    return column(heading, em, tooltip, text, "code", null);
  }

  PlainTable<T> number(
      String heading,
      double em,
      String tooltip,
      Function<T, String> text,
      ToLongFunction<T> order) {
    return column(heading, em, tooltip, text, "number", Comparator.comparingLong(order));
  }

  private PlainTable<T> column(
      String heading,
      double em,
      String tooltip,
      Function<T, String> text,
      String style,
      Comparator<T> order) {
    TableColumn<T, T> column = new TableColumn<>();
    Label head = new Label(heading);
    head.setTooltip(new Tooltip(tooltip));
    column.setGraphic(head);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(
        c -> {
          TableCell<T, T> cell =
              new TableCell<>() {
                @Override
                protected void updateItem(T item, boolean empty) {
                  super.updateItem(item, empty);
                  setText(empty || item == null ? "" : text.apply(item));
                }
              };
          cell.getStyleClass().add(style);
          return cell;
        });
    column.setComparator(order == null ? Comparator.comparing(text) : order);
    widths.add(em);
    getColumns().add(column);
    return this;
  }

  void setFontSize(double em) {
    for (int i = 0; i < widths.size(); i++) {
      getColumns().get(i).setPrefWidth(widths.get(i) * em);
    }
  }

  /** Shows other rows, without moving when they are the same. */
  void show(List<T> rows) {
    if (!getItems().equals(rows)) {
      int selected = getSelectionModel().getSelectedIndex();
      getItems().setAll(rows);
      sort();
      if (selected >= 0 && selected < rows.size()) {
        getSelectionModel().select(selected);
      }
    }
  }
}
