package org.matryoshka.gui.fx.view.translation;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.control.EmptyState;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.paging.SymbolNames;
import org.matryoshka.gui.inspect.paging.TablesText;
import org.matryoshka.gui.inspect.paging.TlbReader;
import org.matryoshka.gui.inspect.paging.TlbRow;
import org.matryoshka.gui.inspect.paging.TlbSnapshot;
import org.matryoshka.gui.text.Quantity;

/** The translation caches of the physical cores. */
final class TlbPane extends BorderPane {
  private final VBox cores = new VBox();
  private final ViewContext context;
  private final LongConsumer go;
  private List<TlbSnapshot> shown = List.of();

  /**
   * A pane.
   *
   * @param go looks at an address
   */
  TlbPane(ViewContext context, LongConsumer go) {
    this.context = context;
    this.go = go;
    setCenter(cores);
    Label note = new Label(TlbSnapshot.explanation());
    note.setWrapText(true);
    note.getStyleClass().addAll("mk-dim", "tlb-core");
    setBottom(note);
    context.watch(TlbReader::read, this::show);
  }

  private void show(List<TlbSnapshot> caches) {
    while (cores.getChildren().size() < caches.size()) {
      cores.getChildren().add(new CoreBox());
    }
    cores.getChildren().remove(caches.size(), cores.getChildren().size());
    for (int i = 0; i < caches.size(); i++) {
      ((CoreBox) cores.getChildren().get(i)).show(caches.get(i));
    }
    shown = caches;
  }

  /** What is shown, as text. */
  String asText() {
    return TablesText.tlbs(shown);
  }

  /** One core. */
  private final class CoreBox extends VBox {
    private final Label head = new Label();
    private final TableView<TlbRow> table = new TableView<>();

    CoreBox() {
      head.getStyleClass().addAll("mk-strong", "tlb-core");
      head.setWrapText(true);
      head.setTooltip(new Tooltip(TlbSnapshot.explanation()));
      table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
      table.getStyleClass().addAll("dense", "tables-list");
      column("Linear page", 12.5, true, row -> "0x" + Quantity.hex64(row.gva()));
      column("Machine frame", 9, true, row -> "0x" + Long.toHexString(row.hpa()));
      column("Guest frame", 8, true, row -> "0x" + Long.toHexString((long) row.gfn() << 12));
      column("Hits for", 6, true, TlbRow::kinds);
      column("Symbol", 16, false, row -> SymbolNames.brief(row.symbol()));
      table.setPlaceholder(
          new EmptyState(
              "fth-zap",
              "Nothing is cached",
              "Translations are cached when a guest runs on this core: step with F11."));
      table.setOnKeyPressed(
          event -> {
            TlbRow row = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null) {
              go.accept(row.gva());
            }
          });
      table.setOnMouseClicked(
          event -> {
            TlbRow row = table.getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && row != null) {
              go.accept(row.gva());
            }
          });
      getChildren().addAll(head, table);
      setVgrow(table, Priority.ALWAYS);
      VBox.setVgrow(this, Priority.ALWAYS);
      context
          .appearance()
          .fontSize()
          .subscribe(
              size ->
                  table
                      .getColumns()
                      .forEach(
                          column -> column.setPrefWidth((double) column.getUserData() * size)));
    }

    private void column(String title, double em, boolean mono, Function<TlbRow, String> text) {
      TableColumn<TlbRow, String> column = new TableColumn<>(title);
      column.setUserData(em);
      column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
      column.setCellFactory(
          _ -> {
            TableCell<TlbRow, String> cell =
                new TableCell<>() {
                  @Override
                  protected void updateItem(String item, boolean empty) {
                    super.updateItem(item, empty);
                    setText(empty ? null : item);
                  }
                };
            if (mono) {
              cell.getStyleClass().add("mono");
            }
            return cell;
          });
      table.getColumns().add(column);
    }

    void show(TlbSnapshot cache) {
      head.setText(
          "Core "
              + cache.core()
              + (cache.vm() == 0 ? "" : ", translations of " + cache.vmName())
              + ": "
              + Quantity.grouped(cache.rows().size())
              + " of "
              + Quantity.grouped(cache.capacity())
              + " entries · "
              + Quantity.grouped(cache.misses())
              + " misses · at least "
              + Quantity.grouped(cache.atLeastHits())
              + " hits"
              + (cache.flushDue() ? " · ✗ all flushed at the next VM entry" : ""));
      if (!table.getItems().equals(cache.rows())) {
        table.getItems().setAll(cache.rows());
      }
    }
  }
}
