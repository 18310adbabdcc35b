package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyEvent;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.TimelineReader.Mark;

/** What can be done in the timeline, and its keys. */
final class TimelineActions {
  /** Ids of the actions that have a button; empty for a gap. */
  static final List<String> TOOLBAR =
      List.of(
          "timeline.zoom-in",
          "timeline.zoom-out",
          "timeline.all",
          "timeline.range",
          "",
          "timeline.previous-exit",
          "timeline.next-exit",
          "timeline.previous-switch",
          "timeline.next-switch",
          "timeline.travel",
          "");

  private static final double ZOOM = 1.5;

  /** The cursor moves by this part of what is shown. */
  private static final double STRIDE = 0.02;

  private final TimelineView view;
  private final ViewContext context;
  private final List<Action> all = new ArrayList<>();
  private final TraceExport export;

  TimelineActions(TimelineView view, ViewContext context) {
    this.view = view;
    this.context = context;
    add("zoom-in", "Zoom in", "fth-zoom-in", () -> zoom(1 / ZOOM), "Equals", "Plus", "Add");
    add("zoom-out", "Zoom out", "fth-zoom-out", () -> zoom(ZOOM), "Minus", "Subtract");
    add("all", "Show the whole run", "fth-maximize", this::showAll, "W");
    add("range", "Zoom to what is measured", "fth-crop", this::range, "R");
    add(
        "next-exit",
        "Next VM exit of the lane",
        "fth-chevron-right",
        () -> jump(Mark.EXIT, true),
        "E");
    add(
        "previous-exit",
        "Previous VM exit of the lane",
        "fth-chevron-left",
        () -> jump(Mark.EXIT, false),
        "Shift+E");
    add(
        "next-switch",
        "Next switch of the lane",
        "fth-chevrons-right",
        () -> jump(Mark.SWITCH, true),
        "S");
    add(
        "previous-switch",
        "Previous switch of the lane",
        "fth-chevrons-left",
        () -> jump(Mark.SWITCH, false),
        "Shift+S");
    add("travel", "Go to the cursor", "fth-navigation", view::travel, "Enter");
    add("axis", "Measure in steps or in time", "", this::axis, "A");
    add("table", "Show as a table", "", () -> view.showTable(!view.isTableShown()), "T");
    add("fold", "Fold or unfold the lane", "", this::fold, "Space");
    add("clear", "Forget cursor and range", "", this::clear, "Esc");
    export = new TraceExport(context);
    all.add(export.action());
  }

  private void add(String id, String title, String icon, Runnable work, String... keys) {
    all.add(Action.of("timeline." + id, title).icon(icon).keys(keys).does(work));
  }

  TraceExport export() {
    return export;
  }

  List<Action> all() {
    return List.copyOf(all);
  }

  Action get(String id) {
    return all.stream().filter(action -> action.id().equals(id)).findFirst().orElseThrow();
  }

  private TimelineModel model() {
    return view.model();
  }

  private void zoom(double factor) {
    double cursor = model().cursor();
    boolean seen = cursor >= model().from() && cursor <= model().to();
    model().zoom(factor, seen ? cursor : (model().from() + model().to()) / 2);
    view.changed();
  }

  private void showAll() {
    model().showAll();
    view.changed();
  }

  private void range() {
    if (model().hasRange()) {
      model().show((double) model().rangeFrom(), (double) model().rangeTo());
      view.changed();
    } else {
      context.say("Measure something first: drag, or Shift with the arrow keys.");
    }
  }

  private void jump(Mark mark, boolean forwards) {
    view.jump(mark, forwards);
  }

  private void axis() {
    view.setAxis(model().axis() == Axis.TIME ? Axis.STEPS : Axis.TIME);
  }

  private void fold() {
    if (model().laneId() != null) {
      model().toggleCollapsed(model().laneId());
      view.redraw();
    }
  }

  private void clear() {
    model().clear();
    view.changed();
    view.describe(model().lane(), model().cursor());
  }

  /** Keys while the canvas has the focus: those of the actions, and the arrows. */
  void key(KeyEvent event) {
    boolean done =
        switch (event.getCode()) {
          case LEFT -> sideways(event, -1);
          case RIGHT -> sideways(event, 1);
          case UP -> lane(event, -1);
          case DOWN -> lane(event, 1);
          case HOME -> to(event, 0);
          case END -> to(event, model().window() == null ? 0 : (double) model().window().end());
          case PAGE_UP -> pan(-0.8);
          case PAGE_DOWN -> pan(0.8);
          default -> act(event);
        };
    if (done) {
      event.consume();
    }
  }

  private boolean act(KeyEvent event) {
    for (Action action : all) {
      if (action.keys(context.actions().keyMap().get()).stream().anyMatch(k -> k.match(event))) {
        action.run();
        return true;
      }
    }
    return false;
  }

  private boolean sideways(KeyEvent event, int direction) {
    if (event.isAltDown()) {
      return false;
    }
    double width = model().to() - model().from();
    if (event.isControlDown()) {
      return pan(direction * 0.2);
    }
    double stride = direction * Math.max(1, Math.rint(width * STRIDE));
    double start =
        model().cursor() == TimelineModel.NONE
            ? (model().from() + model().to()) / 2
            : model().cursor();
    return move(event, Math.rint(start) + stride);
  }

  private boolean to(KeyEvent event, double place) {
    return move(event, place);
  }

  private boolean move(KeyEvent event, double place) {
    if (event.isShiftDown()) {
      model().extendTo(place);
    } else {
      model().setCursor(place);
    }
    model().reveal(model().cursor());
    view.changed();
    return true;
  }

  private boolean pan(double part) {
    model().pan(part * (model().to() - model().from()));
    view.changed();
    return true;
  }

  private boolean lane(KeyEvent event, int direction) {
    if (event.isAltDown() || event.isControlDown()) {
      return false;
    }
    model().setLane(model().lane() + direction);
    view.canvas().revealLane();
    view.changed();
    return true;
  }
}
