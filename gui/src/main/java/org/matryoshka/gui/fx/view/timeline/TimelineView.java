package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.ActionControls;
import org.matryoshka.gui.fx.control.EmptyState;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.TimelineReader;
import org.matryoshka.gui.timeline.TimelineReader.Mark;
import org.matryoshka.gui.timeline.TimelineSlice;
import org.matryoshka.gui.timeline.VcpuState;

/** What ran when, from the whole run down to single steps. */
public final class TimelineView implements ToolView {
  /** Its place in the catalogue. */
  public static final ViewType TYPE =
      new ViewType(
          "timeline",
          "Timeline",
          "fth-activity",
          DockPlace.BOTTOM,
          "What every core and every virtual CPU did when, from the whole run to single steps.",
          "timeline",
          TimelineView::new);

  private final ViewContext context;
  private final TimelineModel model = new TimelineModel();
  private final BorderPane root = new BorderPane();
  private final TimelineCanvas canvas = new TimelineCanvas(model);
  private final Minimap minimap = new Minimap(model, this::jump);
  private final TimelineTable table = new TimelineTable(this::choose, row -> travel());
  private final Label description = new Label();
  private final Label measure = new Label();
  private final EmptyState empty =
      new EmptyState(
          "fth-activity",
          "Nothing has run yet",
          "Press F5 to run, or F7 to run to the first VM exit: here you see who ran when.");
  private final ToggleButton tableToggle = new ToggleButton("Table");
  private final ToggleButton stepsToggle = new ToggleButton("Steps");
  private final TimelineActions actions;
  private final Feed<TimelineAnswer> feed;
  private TimelineAnswer.Query asked;
  private long seenGeneration = -1;

  /** For what the instructions are shown. */
  private String labelled = "";

  /** A view of a session. */
  public TimelineView(ViewContext context) {
    this.context = context;
    actions = new TimelineActions(this, context);
    asked = TimelineAnswer.Query.of(model, 800);
    feed = context.watch(asked::answer, this::arrive);
    build();
    new TimelineMouse(this, canvas, model).install();
    canvas.setOnKeyPressed(actions::key);
    canvas.widthProperty().addListener(observable -> changed());
    context.appearance().fontSize().subscribe(this::setEm);
    context.status().subscribe(this::status);
    canvas.focusedProperty().addListener(observable -> canvas.requestLayout());
  }

  private void build() {
    root.getStyleClass().add("mk-timeline");
    FlowPane head = new FlowPane();
    head.getStyleClass().add("mk-view-header");
    head.setHgap(4);
    head.setVgap(4);
    stepsToggle.setOnAction(event -> setAxis(stepsToggle.isSelected() ? Axis.STEPS : Axis.TIME));
    stepsToggle.setId("timeline-steps");
    stepsToggle.setTooltip(ActionControls.tooltip(context.actions(), actions.get("timeline.axis")));
    tableToggle.setOnAction(event -> showTable(tableToggle.isSelected()));
    tableToggle.setId("timeline-table-toggle");
    tableToggle.setTooltip(
        ActionControls.tooltip(context.actions(), actions.get("timeline.table")));
    for (String id : TimelineActions.TOOLBAR) {
      head.getChildren()
          .add(
              id.isEmpty()
                  ? new Separator(Orientation.VERTICAL)
                  : ActionControls.iconButton(context.actions(), actions.get(id)));
    }
    head.getChildren().addAll(stepsToggle, tableToggle);
    for (VcpuState state : VcpuState.values()) {
      head.getChildren().add(legend(state));
    }
    StackPane middle = new StackPane(canvas, table, empty);
    table.setVisible(false);
    description.setWrapText(true);
    description.setId("timeline-description");
    measure.setWrapText(true);
    measure.setId("timeline-measure");
    measure.getStyleClass().add("mk-strong");
    measure.managedProperty().bind(measure.textProperty().isNotEmpty());
    VBox foot = new VBox(minimap, description, measure);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    foot.getStyleClass().add("mk-view-header");
    VBox.setVgrow(minimap, Priority.NEVER);
    root.setTop(head);
    root.setCenter(middle);
    root.setBottom(foot);
    root.setMinSize(0, 0);
    middle.setMinSize(0, 0);
    describe(model.lane(), model.cursor());
  }

  private static Label legend(VcpuState state) {
    Label label = new Label(state.letter() + " " + state.word());
    String style =
        switch (state) {
          case USER -> "mk-user";
          case KERNEL -> "mk-kernel";
          case HYPERVISOR -> "mk-hypervisor";
          case WAITING, CAPPED, HALTED, OFF -> "mk-idle";
        };
    label.getStyleClass().addAll("mk-badge", style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void setEm(double em) {
    canvas.setEm(em);
    minimap.setEm(em);
    table.setEm(em);
  }

  // What the session says

  private void arrive(TimelineAnswer answer) {
    boolean moved = model.setWindow(answer.window());
    minimap.setWhole(answer.whole());
    empty.setVisible(model.isEmpty());
    canvas.setVisible(!table.isVisible());
    measure.setText(
        answer.range() == null || !model.hasRange()
            ? ""
            : RangeText.of(answer.range(), model, model.laneId()));
    if (moved) {
      ask();
    }
    askForInstructions();
    redraw();
  }

  private void status(SessionStatus now) {
    if (now.activity() != Activity.RUNNING && now.generation() != seenGeneration) {
      seenGeneration = now.generation();
      if (now.stop().startsWith("Breakpoint")) {
        canvas.addStop(new TimelineCanvas.StopMark(now.time(), now.step()));
      }
      if (!model.isFitted() && context.selection().following().get()) {
        model.reveal((double) (model.axis() == Axis.TIME ? now.time() : now.step()));
        ask();
      }
    }
    if (!model.isFitted() && now.activity() == Activity.RUNNING) {
      redraw();
    }
  }

  /** The part that is shown, or what is measured, is another one. */
  void changed() {
    ask();
    redraw();
  }

  private void ask() {
    TimelineAnswer.Query query = TimelineAnswer.Query.of(model, canvas.getWidth());
    if (!query.equals(asked)) {
      asked = query;
      feed.setQuery(query::answer);
    }
  }

  /** With few steps in sight, asks for their instructions. */
  private void askForInstructions() {
    boolean few = model.axis() == Axis.STEPS && model.to() - model.from() <= StepTexts.MOST;
    boolean running = context.status().getValue().activity() == Activity.RUNNING;
    if (!few || running || model.window() == null) {
      labelled = "";
      canvas.setLabels(List.of());
      return;
    }
    long from = (long) Math.max(0, Math.floor(model.from()));
    long to = Math.min((long) Math.ceil(model.to()), model.window().endStep());
    String wanted = from + " " + to + " " + context.status().getValue().generation();
    if (wanted.equals(labelled) || from >= to) {
      return;
    }
    labelled = wanted;
    StepTexts.read(context.session(), from, to)
        .whenComplete(
            (texts, failure) ->
                Platform.runLater(
                    () -> {
                      if (wanted.equals(labelled)) {
                        canvas.setLabels(failure == null ? labels(texts) : List.of());
                      }
                    }));
  }

  private List<TimelineCanvas.StepLabel> labels(List<StepTexts> texts) {
    List<TimelineCanvas.StepLabel> labels = new ArrayList<>();
    for (StepTexts text : texts) {
      for (int i = 0; i < model.lanes().size(); i++) {
        LaneId id = model.lanes().get(i);
        if (id.kind() == LaneId.Kind.VCPU && id.number() == text.vm()) {
          double from = (double) text.from();
          labels.add(new TimelineCanvas.StepLabel(i, from, from + 1, text.text()));
        }
      }
    }
    return labels;
  }

  void redraw() {
    canvas.requestLayout();
    minimap.requestLayout();
    if (table.isVisible()) {
      table.setRows(model.rows(TimelineTable.MOST));
    }
    if (model.cursor() != TimelineModel.NONE) {
      describe(model.lane(), model.cursor());
    }
    canvas.setAccessibleText(
        "Timeline of "
            + TimelineModel.count(model.lanes().size(), "lane")
            + ", "
            + model.place(model.from())
            + " to "
            + model.place(model.to())
            + ". "
            + description.getText()
            + " Press T for a table.");
  }

  /** Says what stands somewhere. */
  void describe(int lane, double place) {
    String text = place < 0 ? "" : model.describe(lane, place);
    description.setText(
        text.isEmpty()
            ? "Point at a lane, or move with the arrow keys; Enter goes to the cursor, the wheel"
                + " zooms, Shift with the arrows measures."
            : text);
  }

  // What the user does

  TimelineModel model() {
    return model;
  }

  TimelineCanvas canvas() {
    return canvas;
  }

  TraceExport export() {
    return actions.export();
  }

  void setAxis(Axis axis) {
    stepsToggle.setSelected(axis == Axis.STEPS);
    model.setAxis(axis);
    changed();
  }

  void showTable(boolean shown) {
    tableToggle.setSelected(shown);
    table.setVisible(shown);
    canvas.setVisible(!shown);
    redraw();
    (shown ? table : canvas).requestFocus();
  }

  boolean isTableShown() {
    return table.isVisible();
  }

  private void jump(double place) {
    double half = (model.to() - model.from()) / 2;
    model.show(place - half, place + half);
    changed();
  }

  private void choose(TimelineModel.Row row) {
    model.setLane(row.lane());
    model.setCursor((double) row.at());
    describe(row.lane(), (double) row.at());
    selectExit(model.slice(row.lane(), (double) row.at()));
  }

  /** Goes to the step at the cursor. */
  void travel() {
    if (model.cursor() == TimelineModel.NONE) {
      context.say("Choose a place first: click, or move the cursor with the arrow keys.");
      return;
    }
    context.submit(new Command.Travel(model.stepAt(model.lane(), model.cursor())));
  }

  /** Selects the exit that a slice is, in all views. */
  void selectExit(TimelineSlice slice) {
    if (slice == null || !slice.isExit()) {
      return;
    }
    context
        .session()
        .ask(world -> ExitSearch.indexAt(world.exits(), slice.toStep()))
        .thenAccept(
            index ->
                Platform.runLater(
                    () -> {
                      if (index > 0) {
                        context.selection().exit().set(index);
                      }
                    }));
  }

  /** Moves the cursor to the next or previous exit or switch of the lane. */
  void jump(Mark mark, boolean forwards) {
    if (model.laneId() == null) {
      return;
    }
    var id = model.laneId();
    Axis axis = model.axis();
    double start =
        model.cursor() == TimelineModel.NONE
            ? model.window() == null ? 0 : model.window().now()
            : model.cursor();
    context
        .session()
        .ask(
            world ->
                Optional.ofNullable(
                    new TimelineReader(world.timeline())
                        .next(id, axis, Math.round(start), mark, forwards)))
        .thenAccept(found -> Platform.runLater(() -> found(found.orElse(null), mark)));
  }

  private void found(TimelineSlice slice, Mark mark) {
    if (slice == null) {
      context.say(
          mark == Mark.EXIT
              ? "There is no further VM exit on this lane in what is held exactly."
              : "There is no further switch on this lane in what is held exactly.");
      return;
    }
    double place = (double) (model.axis() == Axis.TIME ? slice.fromTime() : slice.fromStep());
    model.setCursor(place);
    model.reveal(place);
    changed();
    description.setText(slice.sentence());
    selectExit(slice);
  }

  /** What stands at a place becomes known to other views. */
  void hovered(int lane, double place) {
    context.selection().hoveredStep().set(lane < 0 || place < 0 ? -1 : model.stepAt(lane, place));
  }

  // For the window

  @Override
  public Node root() {
    return root;
  }

  @Override
  public String asText() {
    return model.asText() + (measure.getText().isEmpty() ? "" : measure.getText() + "\n");
  }

  @Override
  public List<Action> actions() {
    return actions.all();
  }

  @Override
  public void focus() {
    (table.isVisible() ? table : canvas).requestFocus();
  }
}
