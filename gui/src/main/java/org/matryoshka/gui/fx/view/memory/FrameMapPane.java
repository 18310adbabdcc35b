package org.matryoshka.gui.fx.view.memory;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.memory.FrameCount;
import org.matryoshka.gui.inspect.memory.FrameMap;
import org.matryoshka.gui.inspect.memory.FrameMapReader;
import org.matryoshka.gui.inspect.memory.FrameRun;
import org.matryoshka.gui.inspect.memory.MemoryText;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.text.Quantity;

/** Whose each frame of the machine is: a grid of cells with its legend, and a table as its twin. */
final class FrameMapPane extends BorderPane {
  private final ViewContext context;
  private final FrameCanvas canvas;
  private final ScrollBar bar = new ScrollBar();
  private final BorderPane grid = new BorderPane();
  private final VBox legend = new VBox();
  private final Label description = new Label();
  private final Label scale = new Label();
  private final TableView<FrameRun> table = new TableView<>();
  private final Feed<Optional<FrameMap>> feed;
  private boolean open;
  private FrameMap shown;
  private FrameMap latest;
  private boolean latestAtStop;

  /** As it was when the machine stopped before. */
  private FrameMap before;

  /**
   * A pane.
   *
   * @param go looks at a machine frame
   */
  FrameMapPane(ViewContext context, Consumer<Integer> go) {
    this.context = context;
    canvas = new FrameCanvas(go, this::describe);
    grid.setCenter(canvas);
    grid.setRight(bar);
    bar.setOrientation(javafx.geometry.Orientation.VERTICAL);
    bar.valueProperty().subscribe(value -> canvas.setTopRow((int) Math.round(value.doubleValue())));
    canvas.setOnLayout(
        () -> {
          fillBar();
          if (shown != null) {
            fillLegend(shown);
          }
        });
    FlowPane tools = tools();
    legend.getStyleClass().add("frames-legend");
    description.setWrapText(true);
    description.setId("frames-description");
    description.getStyleClass().add("memory-status");
    setTop(tools);
    setCenter(grid);
    setRight(legend);
    setBottom(description);
    buildTable(context, go);
    context.appearance().fontSize().subscribe(size -> canvas.setEm(size));
    feed = context.watch(question(), maybe -> maybe.ifPresent(this::show));
  }

  private FlowPane tools() {
    Button out = button("–", "More frames a cell (key −)", () -> canvas.zoom(-1));
    Button in = button("+", "Fewer frames a cell (key +)", () -> canvas.zoom(1));
    Button fit = button("Fit", "All frames at once (key 0)", () -> canvas.zoomToFit());
    ToggleButton asTable = new ToggleButton("Table");
    asTable.setId("frames-table-toggle");
    asTable.setTooltip(
        new Tooltip("Shows the map as a table, for screen readers and for copying."));
    asTable.setOnAction(event -> setCenter(asTable.isSelected() ? table : grid));
    scale.getStyleClass().add("mk-dim");
    FlowPane pane = new FlowPane(out, in, fit, asTable, scale);
    pane.getStyleClass().add("memory-toolbar");
    return pane;
  }

  private static Button button(String text, String tooltip, Runnable action) {
    Button button = new Button(text);
    button.setTooltip(new Tooltip(tooltip));
    button.setAccessibleText(tooltip);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void buildTable(ViewContext context, Consumer<Integer> go) {
    table.setId("frames-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("First", 9, run -> "0x" + Long.toHexString((long) run.first() << 12), true);
    column("Last", 9, run -> "0x" + Long.toHexString(((long) run.last() << 12) + 4095), true);
    column("Frames", 6, run -> Quantity.grouped(run.frames()), true);
    column("Kind", 4, run -> String.valueOf(run.letter()), true);
    column("Use", 18, FrameRun::text, false);
    table.setOnKeyPressed(
        event -> {
          FrameRun run = table.getSelectionModel().getSelectedItem();
          if (event.getCode() == javafx.scene.input.KeyCode.ENTER && run != null) {
            go.accept(run.first());
          }
        });
    context
        .appearance()
        .fontSize()
        .subscribe(
            size ->
                table
                    .getColumns()
                    .forEach(column -> column.setPrefWidth((double) column.getUserData() * size)));
  }

  private void column(String title, double em, Function<FrameRun, String> text, boolean mono) {
    TableColumn<FrameRun, String> column = new TableColumn<>(title);
    column.setUserData(em);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
    column.setCellFactory(
        _ -> {
          TableCell<FrameRun, String> cell =
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

  /** Whether somebody sees the pane. */
  void setOpen(boolean isOpen) {
    open = isOpen;
    feed.setQuery(question());
  }

  private Function<World, Optional<FrameMap>> question() {
    return open ? world -> Optional.of(FrameMapReader.read(world)) : world -> Optional.empty();
  }

  private void show(FrameMap now) {
    Activity activity = context.status().getValue().activity();
    if (latest != null && latestAtStop && latest.step() != now.step()) {
      before = latest;
    }
    latestAtStop = activity != Activity.RUNNING && activity != Activity.TRAVELLING;
    latest = now;
    FrameMap map = before == null ? now : now.comparedWith(before);
    shown = map;
    canvas.show(map);
    fillLegend(map);
    List<FrameRun> runs = FrameRun.of(map);
    if (!table.getItems().equals(runs)) {
      table.getItems().setAll(runs);
    }
    fillBar();
  }

  private void fillLegend(FrameMap map) {
    List<FrameCount> counts = FrameMapReader.counts(map);
    legend.getChildren().clear();
    Label heading = new Label("%s frames of 4 KiB".formatted(Quantity.grouped(map.frames())));
    heading.getStyleClass().add("mk-strong");
    legend.getChildren().add(heading);
    for (FrameCount count : counts) {
      Label label =
          new Label(
              "%s  %s".formatted(count.text(), Quantity.grouped(count.frames())),
              canvas.swatch(count));
      label.setTooltip(new Tooltip(Quantity.size(count.bytes())));
      HBox row = new HBox(label);
      legend.getChildren().add(row);
    }
    int written = map.written();
    Label mark =
        new Label(
            written < 0
                ? "too much memory is in use to see what was written"
                : "▂  written since the last stop  " + Quantity.grouped(written));
    mark.setWrapText(true);
    mark.getStyleClass().add("frames-written");
    legend.getChildren().add(mark);
  }

  private void fillBar() {
    bar.setMin(0);
    bar.setMax(canvas.maxTopRow());
    bar.setVisibleAmount(canvas.maxTopRow() == 0 ? 1 : canvas.visibleRows());
    bar.setBlockIncrement(canvas.visibleRows());
    bar.setVisible(canvas.maxTopRow() > 0);
    bar.setManaged(canvas.maxTopRow() > 0);
    if (Math.round(bar.getValue()) != canvas.topRow()) {
      bar.setValue(canvas.topRow());
    }
    int each = canvas.framesPerCell();
    scale.setText(
        each == 1
            ? "a cell is one frame"
            : "a cell is " + Quantity.grouped(each) + " frames, " + Quantity.size(4096L * each));
  }

  private void describe(String text) {
    description.setText(text);
    if (bar.isVisible() && Math.round(bar.getValue()) != canvas.topRow()) {
      bar.setValue(canvas.topRow());
    }
  }

  /** Gives the keyboard to the grid. */
  void focusGrid() {
    canvas.requestFocus();
  }

  /** The map as text. */
  String asText() {
    return shown == null ? "" : MemoryText.of(shown);
  }
}
