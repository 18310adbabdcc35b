package org.matryoshka.gui.fx.view.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.ActionControls;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.inspect.guest.GuestReader;
import org.matryoshka.gui.inspect.scheduling.SchedulingReader;
import org.matryoshka.gui.inspect.scheduling.SchedulingSnapshot;
import org.matryoshka.gui.inspect.scheduling.SchedulingText;
import org.matryoshka.gui.inspect.scheduling.ShareSeries;
import org.matryoshka.gui.inspect.scheduling.TaskSnapshot;
import org.matryoshka.gui.inspect.scheduling.VmScheduling;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.timeline.Moments;

/** Who gets the cores, with weights and caps that can be changed while it runs. */
public final class SchedulingView implements ToolView {
  /** Its place in the catalogue. */
  public static final ViewType TYPE =
      new ViewType(
          "scheduling",
          "Scheduling",
          "fth-sliders",
          DockPlace.BOTTOM,
          "Run queues, shares asked and received, and sliders for weight and cap.",
          "scheduling",
          SchedulingView::new);

  private static final int POINTS = 120;

  /** How much of the run the chart shows. */
  private enum Range {
    LAST_50_MS("Last 50 ms", 50_000_000),
    LAST_500_MS("Last 500 ms", 500_000_000),
    WHOLE("Whole run", 0);

    private final String title;
    private final long cycles;

    Range(String title, long cycles) {
      this.title = title;
      this.cycles = cycles;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  private record Answer(SchedulingSnapshot vms, int vm, TaskSnapshot tasks) {}

  private final ViewContext context;
  private final BorderPane root = new BorderPane();
  private final Label sentence = new Label();
  private final VBox content = new VBox();
  private final GridPane grid = new GridPane();
  private final ShareChart chart = new ShareChart();
  private final TableView<List<String>> shares = new TableView<>();
  private final TaskTable tasks = new TaskTable();
  private final Label tasksTitle = new Label();
  private final ComboBox<Range> range = new ComboBox<>();
  private final ToggleButton table = new ToggleButton("Table");
  private final Map<Integer, GuestReader> readers = new HashMap<>();
  private final Map<Integer, VmRow> rows = new HashMap<>();
  private final List<Action> actions = new ArrayList<>();
  private final Feed<Answer> feed;
  private Object readersOf;
  private Answer answer;

  /** A view of a session. */
  public SchedulingView(ViewContext context) {
    this.context = context;
    actions.add(
        Action.of("scheduling.table", "Shares as a table")
            .description("Shows the chart of shares as a table, and back.")
            .keys("T")
            .does(() -> showTable(!table.isSelected())));
    actions.add(
        Action.of("scheduling.undo", "Undo the last change")
            .description(
                "Takes back the last weight, cap or other edit: goes to where it was made.")
            .icon("fth-corner-up-left")
            .does(() -> context.submit(new Command.Undo())));
    range.getItems().setAll(Range.values());
    range.setValue(Range.WHOLE);
    build();
    int first = context.selection().vm().get();
    feed = context.watch(world -> read(world, Range.WHOLE, first), this::arrive);
    range.setOnAction(event -> ask());
    context.selection().vm().subscribe(this::ask);
    context.appearance().fontSize().subscribe(this::setEm);
  }

  private void build() {
    sentence.setWrapText(true);
    sentence.setId("scheduling-sentence");
    table.setOnAction(event -> showTable(table.isSelected()));
    table.setTooltip(ActionControls.tooltip(context.actions(), actions.getFirst()));
    range.setTooltip(new Tooltip("How much of the run the chart shows"));
    range.setAccessibleText("Part of the run that the chart shows");
    FlowPane head =
        new FlowPane(ActionControls.iconButton(context.actions(), actions.getLast()), range, table);
    head.setHgap(6);
    head.setVgap(4);
    head.getStyleClass().add("mk-view-header");
    grid.setId("scheduling-grid");
    grid.getStyleClass().add("mk-scheduling-grid");
    for (int i = 0; i < VmRow.HEADS.size(); i++) {
      Label label = new Label(VmRow.HEADS.get(i).getFirst());
      label.setTooltip(new Tooltip(VmRow.HEADS.get(i).getLast()));
      label.getStyleClass().add("mk-dim");
      label.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(label, i, 0);
      ColumnConstraints constraints = new ColumnConstraints();
      boolean slider = i == 4 || i == 5;
      constraints.setHgrow(slider ? Priority.ALWAYS : Priority.NEVER);
      constraints.setHalignment(i == 3 || i > 5 ? HPos.RIGHT : HPos.LEFT);
      grid.getColumnConstraints().add(constraints);
    }
    shares.setVisible(false);
    shares.setId("share-table");
    shares.setAccessibleText("Share asked and received by each VM, a row a stretch of time");
    Label chartTitle =
        new Label("Share of the cores: solid what each VM received, dashed what it asked for");
    chartTitle.getStyleClass().add("mk-strong");
    chartTitle.setWrapText(true);
    tasksTitle.getStyleClass().add("mk-strong");
    tasksTitle.setWrapText(true);
    StackPane plot = new StackPane(chart, shares);
    VBox.setVgrow(plot, Priority.ALWAYS);
    ScrollPane wide = new ScrollPane(grid);
    wide.setFitToWidth(true);
    wide.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    wide.setFocusTraversable(false);
    wide.setMinHeight(Region.USE_PREF_SIZE);
    content.getChildren().addAll(sentence, wide, chartTitle, plot, tasksTitle, tasks);
    content.setMinWidth(0);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    root.setTop(head);
    root.setCenter(scroll);
    root.setMinSize(0, 0);
  }

  private void setEm(double em) {
    grid.setHgap(1.1 * em);
    grid.setVgap(0.45 * em);
    content.setSpacing(0.7 * em);
    content.setPadding(new Insets(0.2 * em, 0.8 * em, 0.8 * em, 0.8 * em));
    grid.getColumnConstraints().get(4).setMinWidth(12 * em);
    grid.getColumnConstraints().get(5).setMinWidth(12 * em);
    grid.getColumnConstraints().get(1).setMinWidth(6 * em);
    grid.getColumnConstraints().get(1).setMaxWidth(14 * em);
    grid.setPadding(new Insets(0, 0, 0.9 * em, 0));
    chart.setEm(em);
    tasks.setEm(em);
    shares.setMinHeight(10 * em);
  }

  // What the session says

  private void ask() {
    Range wanted = range.getValue();
    int vm = context.selection().vm().get();
    feed.setQuery(world -> read(world, wanted, vm));
  }

  /** On the session's thread. */
  private Answer read(World world, Range wanted, int vm) {
    if (readersOf != world.specification()) {
      readers.clear();
      readersOf = world.specification();
    }
    int number = Math.clamp(vm, 1, world.machines().size());
    GuestReader reader =
        readers.computeIfAbsent(number, n -> GuestReader.forImage(world.image(n).bytes()));
    return new Answer(
        SchedulingReader.read(world, wanted.cycles, POINTS),
        number,
        reader.isKukla() ? SchedulingReader.tasks(reader, world.machine(number)) : null);
  }

  private void arrive(Answer now) {
    answer = now;
    sentence.setText(SchedulingText.sentence(now.vms()));
    boolean same =
        rows.size() == now.vms().vms().size()
            && now.vms().vms().stream().allMatch(vm -> rows.containsKey(vm.number()));
    if (!same) {
      makeRows(now.vms());
    }
    for (VmScheduling vm : now.vms().vms()) {
      rows.get(vm.number()).show(vm, now.vms().time());
    }
    chart.setSeries(now.vms().series());
    if (table.isSelected()) {
      fillShares();
    }
    showTasks(now);
  }

  private void makeRows(SchedulingSnapshot snapshot) {
    rows.clear();
    grid.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
    for (VmScheduling vm : snapshot.vms()) {
      int number = vm.number();
      VmRow row =
          new VmRow(
              vm,
              weight -> submit(number, new Command.SetWeight(number, weight)),
              cap -> submit(number, new Command.SetCap(number, cap)));
      rows.put(number, row);
      grid.addRow(number, row.cells().toArray(Node[]::new));
    }
    shares.getColumns().clear();
  }

  private void submit(int vm, Command command) {
    context
        .submit(command)
        .whenComplete(
            (status, failure) -> {
              if (failure != null) {
                rows.get(vm).revert();
              }
              feed.refresh();
            });
  }

  private void showTasks(Answer now) {
    String name = now.vms().vms().get(now.vm() - 1).name();
    TaskSnapshot threads = now.tasks();
    boolean some = threads != null && threads.problem().isEmpty();
    tasks.setVisible(some);
    tasks.setManaged(some);
    if (some) {
      tasksTitle.setText("Threads of " + name + ", by " + threads.scheduler());
      tasks.show(threads);
    } else if (threads == null) {
      tasksTitle.setText(
          name + " runs no Kukla: its threads are its own affair and can't be read from outside.");
    } else {
      tasksTitle.setText("Threads of " + name + ": " + threads.problem());
    }
  }

  // The table twin of the chart

  private void showTable(boolean shown) {
    table.setSelected(shown);
    shares.setVisible(shown);
    chart.setVisible(!shown);
    if (shown) {
      fillShares();
      shares.requestFocus();
    }
  }

  private void fillShares() {
    if (answer == null) {
      return;
    }
    List<ShareSeries> series = answer.vms().series();
    if (shares.getColumns().size() != 1 + 2 * series.size()) {
      shares.getColumns().clear();
      column("From", 0);
      for (int i = 0; i < series.size(); i++) {
        column(series.get(i).name() + " asked", 1 + 2 * i);
        column(series.get(i).name() + " received", 2 + 2 * i);
      }
    }
    List<List<String>> lines = new ArrayList<>();
    int count = series.isEmpty() ? 0 : series.getFirst().points().size();
    for (int i = 0; i < count; i++) {
      List<String> line = new ArrayList<>();
      line.add(Moments.time(series.getFirst().points().get(i).from()));
      for (ShareSeries one : series) {
        line.add(Moments.percent(one.points().get(i).asked()));
        line.add(Moments.percent(one.points().get(i).received()));
      }
      lines.add(line);
    }
    shares.getItems().setAll(lines);
  }

  private void column(String title, int index) {
    TableColumn<List<String>, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(index)));
    column.setSortable(false);
    column.setStyle("-fx-alignment: center-right; -fx-font-family: \"JetBrains Mono\";");
    column.setPrefWidth(9 * context.appearance().fontSize().get());
    shares.getColumns().add(column);
  }

  // For the window

  @Override
  public Node root() {
    return root;
  }

  @Override
  public String asText() {
    if (answer == null) {
      return "";
    }
    String name = answer.vms().vms().get(answer.vm() - 1).name();
    return SchedulingText.vms(answer.vms())
        + "\n"
        + SchedulingText.series(answer.vms())
        + (answer.tasks() == null ? "" : "\n" + SchedulingText.tasks(name, answer.tasks()));
  }

  @Override
  public List<Action> actions() {
    return List.copyOf(actions);
  }

  @Override
  public void focus() {
    Node first = grid.lookup(".slider");
    (first == null ? root : first).requestFocus();
  }
}
