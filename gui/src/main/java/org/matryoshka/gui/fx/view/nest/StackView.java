package org.matryoshka.gui.fx.view.nest;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.inspect.nest.Doll;
import org.matryoshka.gui.inspect.nest.Nest;
import org.matryoshka.gui.inspect.nest.NestReader;
import org.matryoshka.gui.inspect.nest.NestText;

/** The nest of dolls: machine, hypervisor, VMs, kernels, processes. */
public final class StackView implements ToolView {
  /** The kind of view. */
  public static final ViewType TYPE =
      new ViewType(
          "stack",
          "Stack diagram",
          "fth-layers",
          DockPlace.LEFT,
          "The whole stack as a nest of dolls: what runs in what, what runs now, what was crossed.",
          "stack",
          StackView::new);

  private final ViewContext context;
  private final BorderPane root = new BorderPane();
  private final Label crossing = new Label();
  private final ToggleButton asTable = new ToggleButton("Table");
  private final ScrollPane scroll = new ScrollPane();
  private final TableView<Doll> table = new TableView<>();
  private DollPane machine;
  private Nest shown;

  private StackView(ViewContext context) {
    this.context = context;
    root.getStylesheets().add(StackView.class.getResource("nest.css").toExternalForm());
    root.getStyleClass().add("mk-nest");
    crossing.setId("stack-crossing");
    crossing.getStyleClass().add("mk-nest-sentence");
    crossing.setWrapText(true);
    crossing.setMinHeight(0);
    HBox.setHgrow(crossing, Priority.ALWAYS);
    crossing.setMaxWidth(Double.MAX_VALUE);
    asTable.setId("stack-table-toggle");
    asTable.getStyleClass().add("small");
    asTable.setMinWidth(ToggleButton.USE_PREF_SIZE);
    asTable.setTooltip(new Tooltip("The same as a table (Alt+T)"));
    HBox head = new HBox(crossing, asTable);
    head.getStyleClass().add("mk-nest-head");
    root.setTop(head);
    scroll.setFitToWidth(true);
    scroll.setMinSize(0, 0);
    scroll.setFocusTraversable(false);
    makeTable();
    StackPane stack = new StackPane(scroll, table);
    stack.setMinSize(0, 0);
    root.setCenter(stack);
    asTable.selectedProperty().subscribe(this::showTable);
    scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    NestReader reader = new NestReader();
    context.watch(reader::read, this::show);
  }

  private void makeTable() {
    table.setId("stack-table");
    table.getStyleClass().addAll("dense", "striped");
    table.setAccessibleText("The stack as a table, from the outside in");
    column("Layer", 14, doll -> "  ".repeat(doll.kind().ordinal()) + doll.name());
    column("Now", 9, doll -> doll.activity().symbol() + " " + doll.activity().words());
    column("Facts", 16, Doll::facts);
    column("Crossings", 40, NestText::crossings);
    table.setOnKeyPressed(
        event -> {
          Doll doll = table.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && doll != null) {
            open(doll);
            event.consume();
          }
        });
    context
        .appearance()
        .fontSize()
        .subscribe(
            size -> {
              table
                  .getColumns()
                  .forEach(column -> column.setPrefWidth((double) column.getUserData() * size));
              if (machine != null) {
                machine.setFontSize(size);
              }
            });
  }

  private void column(String title, double width, java.util.function.Function<Doll, String> text) {
    TableColumn<Doll, String> column = new TableColumn<>(title);
    column.setSortable(false);
    column.setUserData(width);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    table.getColumns().add(column);
  }

  private void showTable(boolean wanted) {
    table.setVisible(wanted);
    scroll.setVisible(!wanted);
  }

  private void show(Nest nest) {
    shown = nest;
    if (machine == null) {
      machine = new DollPane(nest.machine(), this::open);
      VBox margin = new VBox(machine);
      margin.getStyleClass().add("mk-nest-margin");
      scroll.setContent(margin);
    } else {
      machine.show(nest.machine());
    }
    machine.setFontSize(context.appearance().fontSize().get());
    crossing.setText(NestText.crossing(nest));
    int crossed = nest.lastExit().map(entry -> entry.exit().vm()).orElse(0);
    for (DollPane pane : panes()) {
      boolean here = pane.doll().kind() == Doll.Kind.VM && pane.doll().vm() == crossed;
      pane.cross(
          here
              ? (nest.justCrossed() ? "▲ out and ▼ back, just now: " : "▲ out and ▼ back, last: ")
                  + nest.lastExit().orElseThrow().exit().exit().reason().name()
              : "");
    }
    int selected = table.getSelectionModel().getSelectedIndex();
    table.getItems().setAll(nest.machine().all());
    table.getSelectionModel().select(selected);
  }

  private List<DollPane> panes() {
    List<DollPane> all = new ArrayList<>();
    if (machine != null) {
      machine.collect(all);
    }
    return all;
  }

  private void open(Doll doll) {
    if (doll.vm() > 0) {
      context.selection().vm().set(doll.vm());
    }
    context.open(doll.view());
  }

  /** Arrow keys go from doll to doll, from the outside in. */
  private void move(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case DOWN, RIGHT -> 1;
          case UP, LEFT -> -1;
          default -> 0;
        };
    if (by == 0 || event.isAltDown() || event.isControlDown() || event.isShiftDown()) {
      return;
    }
    List<DollPane> all = panes();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isFocused()) {
        all.get(Math.clamp(i + by, 0, all.size() - 1)).requestFocus();
        event.consume();
        return;
      }
    }
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public String asText() {
    return shown == null ? "" : NestText.of(shown);
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("stack.table", "Stack diagram as a table")
            .description("Shows the same as a table, or the diagram again.")
            .icon("fth-list")
            .keys("Alt+T")
            .does(() -> asTable.setSelected(!asTable.isSelected())));
  }

  @Override
  public void focus() {
    if (asTable.isSelected()) {
      table.requestFocus();
    } else if (machine != null) {
      machine.requestFocus();
    }
  }
}
