package org.matryoshka.gui.fx.view.cpu;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Columns of a table as wide as what stands in them, so that nothing is cut off: a table that is
 * too narrow scrolls, and in one that is wider the last column takes the rest.
 */
final class ColumnWidths {
  /** Room for the scroll bar, in font sizes. */
  private static final double SCROLL_BAR = 1.3;

  private final TableView<?> table;
  private final List<Double> widths;
  private double em = 1;

  /**
   * @param widths of the columns, in font sizes
   */
  ColumnWidths(TableView<?> table, List<Double> widths) {
    this.table = table;
    this.widths = widths;
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    table.widthProperty().subscribe(this::fill);
  }

  /** Sets all columns for a font size. */
  void apply(double fontSize) {
    em = fontSize;
    for (int i = 0; i < widths.size(); i++) {
      table.getColumns().get(i).setPrefWidth(widths.get(i) * em);
    }
    fill();
  }

  private void fill() {
    int last = widths.size() - 1;
    double others = 0;
    for (int i = 0; i < last; i++) {
      others += table.getColumns().get(i).getWidth();
    }
    TableColumn<?, ?> column = table.getColumns().get(last);
    double rest = table.getWidth() - others - SCROLL_BAR * em;
    column.setPrefWidth(Math.max(widths.get(last) * em, rest));
  }
}
