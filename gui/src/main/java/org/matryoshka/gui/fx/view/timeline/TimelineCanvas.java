package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.matryoshka.gui.fx.control.Inks;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.LaneWindow;
import org.matryoshka.gui.timeline.TimelineWindow;

/** Draws what a {@link TimelineModel} shows: ruler, lanes, exits, cursor, range, where we are. */
final class TimelineCanvas extends Region {
  private static final double LANE = 2.0;
  private static final double HIGHEST = 4.5;
  private static final double MARKS = 1.15;
  private static final double LOW = 0.55;
  private static final double GAP = 0.5;
  private static final double RULER = 1.7;

  private final TimelineModel model;
  private final Canvas canvas = new Canvas();
  private final Inks inks = new Inks(this::requestLayout, LaneBrush.COLOURS);
  private final List<StopMark> stops = new ArrayList<>();
  private List<StepLabel> labels = List.of();
  private double em = 13;
  private double scroll;
  private double hoverX = -1;
  private int hoverLane = -1;

  /** Where a breakpoint stopped the machine. */
  record StopMark(long time, long step) {}

  /** The instruction of a step. */
  record StepLabel(int lane, double from, double to, String text) {}

  TimelineCanvas(TimelineModel model) {
    this.model = model;
    getChildren().addAll(inks, canvas);
    getStyleClass().add("mk-focusable");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setId("timeline-canvas");
    setMinSize(0, 0);
  }

  void setEm(double size) {
    em = size;
    requestLayout();
  }

  void addStop(StopMark mark) {
    if (!stops.contains(mark)) {
      stops.add(mark);
    }
    if (stops.size() > 200) {
      stops.removeFirst();
    }
  }

  void setLabels(List<StepLabel> texts) {
    labels = List.copyOf(texts);
    requestLayout();
  }

  /** Points at a place; a negative one for none. */
  void hover(double x, int lane) {
    hoverX = x;
    hoverLane = lane;
    requestLayout();
  }

  // Geometry

  /** Pixels that the names of the lanes take. */
  double gutter() {
    int longest = 8;
    for (LaneId id : model.lanes()) {
      longest = Math.max(longest, Math.min(18, id.name().length()));
    }
    return Math.min((longest * 0.6 + 2.2) * em, getWidth() * 0.4);
  }

  LanePainter.Scale scale() {
    double left = gutter();
    return new LanePainter.Scale(
        model.from(), model.to(), left, Math.max(10, getWidth() - left - 0.5 * em));
  }

  private double laneHeight(LaneId id) {
    return model.isCollapsed(id) ? LOW * em : barHeight() + MARKS * em;
  }

  /** Bars take the room that there is, within reason. */
  private double barHeight() {
    double open = 0;
    double used = RULER + GAP;
    for (LaneId id : model.lanes()) {
      open += model.isCollapsed(id) ? 0 : 1;
      used += GAP + (model.isCollapsed(id) ? LOW : MARKS);
    }
    double room = (getHeight() / em - used) / Math.max(1, open);
    return Math.clamp(room, LANE, HIGHEST) * em;
  }

  private double top(int row) {
    double y = RULER * em + GAP * em - scroll;
    for (int i = 0; i < row; i++) {
      y += laneHeight(model.lanes().get(i)) + GAP * em;
    }
    return y;
  }

  /** Height that all lanes need. */
  double contentHeight() {
    return top(model.lanes().size()) + scroll;
  }

  double rulerHeight() {
    return RULER * em;
  }

  /** Pixels of the triangle that folds a lane. */
  double foldWidth() {
    return 1.4 * em;
  }

  /** The lane at a height, or −1. */
  int laneAt(double y) {
    for (int i = 0; i < model.lanes().size(); i++) {
      double top = top(i);
      if (y >= top && y < top + laneHeight(model.lanes().get(i)) + GAP * em) {
        return i;
      }
    }
    return -1;
  }

  void scrollBy(double pixels) {
    scroll = Math.clamp(scroll + pixels, 0, Math.max(0, contentHeight() - getHeight()));
    requestLayout();
  }

  /** Scrolls so that the chosen lane can be seen. */
  void revealLane() {
    int row = model.lane();
    if (row < model.lanes().size()) {
      double top = top(row);
      double bottom = top + laneHeight(model.lanes().get(row));
      if (top < RULER * em) {
        scrollBy(top - RULER * em);
      } else if (bottom > getHeight()) {
        scrollBy(bottom - getHeight());
      }
    }
  }

  // Drawing

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    draw();
  }

  private void draw() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    LaneBrush brush = new LaneBrush(graphics, inks, em);
    graphics.setFill(brush.ink("-color-bg-default"));
    graphics.fillRect(0, 0, getWidth(), getHeight());
    TimelineWindow window = model.window();
    if (window == null || getWidth() < 10 * em) {
      return;
    }
    LanePainter.Scale scale = scale();
    LanePainter painter = new LanePainter(graphics, brush, scale, window);
    for (int i = 0; i < window.lanes().size(); i++) {
      drawLane(graphics, brush, painter, scale, window.lanes().get(i), i);
    }
    drawFuture(graphics, brush, scale, window);
    drawLabels(brush, scale);
    drawRange(graphics, brush, scale);
    drawRuler(graphics, brush, scale);
    drawStops(graphics, brush, scale, window);
    drawNow(graphics, brush, scale, window);
    drawCursor(graphics, brush, scale);
  }

  private void drawLane(
      GraphicsContext graphics,
      LaneBrush brush,
      LanePainter painter,
      LanePainter.Scale scale,
      LaneWindow lane,
      int row) {
    double top = top(row);
    double height = laneHeight(lane.id());
    if (top > getHeight() || top + height < 0) {
      return;
    }
    boolean chosen = row == model.lane();
    if (chosen) {
      graphics.setFill(brush.ink("-color-bg-subtle"));
      graphics.fillRect(0, top - 2, getWidth(), height + 4);
      graphics.setFill(brush.ink("-color-accent-emphasis"));
      graphics.fillRect(0, top - 2, 3, height + 4);
    }
    boolean low = model.isCollapsed(lane.id());
    Color ink = brush.ink("-color-fg-default");
    double middle = low ? top + height / 2 : top + MARKS * em + barHeight() / 2;
    triangle(graphics, 0.55 * em, middle, low, brush.ink("-color-fg-muted"));
    if (!low || em * LOW > 9) {
      brush.label(lane.id().name(), 1.5 * em, middle, scale.left() - 1.9 * em, ink, chosen);
    }
    double y = low ? top : top + MARKS * em;
    double bar = low ? height : barHeight();
    graphics.setFill(brush.ink("-color-bg-subtle"));
    graphics.fillRect(scale.left(), y, scale.width(), bar);
    brush.clipped(scale.left(), top, scale.width(), height, () -> painter.paint(lane, y, bar));
    if (!low) {
      drawExits(graphics, brush, scale, lane, top);
    }
  }

  private static void triangle(
      GraphicsContext graphics, double x, double y, boolean closed, Color colour) {
    graphics.setFill(colour);
    double r = 4;
    if (closed) {
      graphics.fillPolygon(new double[] {x, x + r * 1.6, x}, new double[] {y - r, y, y + r}, 3);
    } else {
      graphics.fillPolygon(
          new double[] {x - r * 0.4, x + r * 1.8, x + r * 0.7},
          new double[] {y - r * 0.7, y - r * 0.7, y + r},
          3);
    }
  }

  private void drawExits(
      GraphicsContext graphics,
      LaneBrush brush,
      LanePainter.Scale scale,
      LaneWindow lane,
      double top) {
    double base = top + MARKS * em - 1;
    Color colour = brush.ink("-mk-hypervisor");
    for (ExitMarks mark :
        ExitMarks.of(lane, model.axis(), model.from(), model.to(), scale.width(), 4.2 * em)) {
      double x = scale.left() + mark.x();
      graphics.setFill(colour);
      double r = 0.26 * em;
      graphics.fillPolygon(
          new double[] {x - r, x + r, x}, new double[] {base - 1.4 * r, base - 1.4 * r, base}, 3);
      if (mark.count() > 1) {
        brush.text(
            mark.text(),
            Math.clamp(x, scale.left() + em, scale.right() - em),
            top + 0.42 * em,
            colour,
            0.78,
            false);
      }
    }
  }

  private void drawLabels(LaneBrush brush, LanePainter.Scale scale) {
    for (StepLabel label : labels) {
      double left = Math.max(scale.left(), scale.x(label.from()));
      double right = Math.min(scale.right(), scale.x(label.to()));
      double y = top(label.lane()) + 0.5 * em;
      if (right - left > 2.5 * em && !model.isCollapsed(model.lanes().get(label.lane()))) {
        brush.label(label.text(), left + 2, y, right - left, brush.ink("-color-fg-default"), false);
      }
    }
  }

  /** What is known but has not happened again yet is dimmed. */
  private void drawFuture(
      GraphicsContext graphics, LaneBrush brush, LanePainter.Scale scale, TimelineWindow window) {
    double left = Math.max(scale.left(), scale.x(window.now()));
    if (window.end() > window.now() && window.nowStep() < window.endStep()) {
      graphics.setFill(brush.ink("-color-bg-default").deriveColor(0, 1, 1, 0.55));
      graphics.fillRect(left, RULER * em, Math.max(0, scale.right() - left), getHeight());
    }
  }

  private void drawRange(GraphicsContext graphics, LaneBrush brush, LanePainter.Scale scale) {
    if (model.hasRange()) {
      double left = Math.max(scale.left(), scale.x(model.rangeFrom()));
      double right = Math.min(scale.right(), scale.x(model.rangeTo()));
      if (right > left) {
        Color accent = brush.ink("-color-accent-emphasis");
        graphics.setFill(accent.deriveColor(0, 1, 1, 0.16));
        graphics.fillRect(left, RULER * em, right - left, getHeight());
        graphics.setStroke(accent);
        graphics.setLineWidth(1);
        graphics.strokeLine(left, RULER * em, left, getHeight());
        graphics.strokeLine(right, RULER * em, right, getHeight());
      }
    }
  }

  private void drawRuler(GraphicsContext graphics, LaneBrush brush, LanePainter.Scale scale) {
    graphics.setFill(brush.ink("-color-bg-default"));
    graphics.fillRect(0, 0, getWidth(), RULER * em);
    graphics.setStroke(brush.ink("-color-border-default"));
    graphics.setLineWidth(1);
    graphics.strokeLine(0, RULER * em - 0.5, getWidth(), RULER * em - 0.5);
    brush.label(
        model.axis().title(),
        0.5 * em,
        RULER * em / 2,
        scale.left() - em,
        brush.ink("-color-fg-muted"),
        false);
    int most = (int) Math.max(1, scale.width() / (9 * em));
    for (Ruler tick : Ruler.ticks(model.axis(), model.from(), model.to(), most)) {
      double x = Math.round(scale.x(tick.place())) + 0.5;
      graphics.setStroke(brush.ink("-color-border-default"));
      graphics.strokeLine(x, RULER * em - 0.4 * em, x, RULER * em);
      double half = brush.width(tick.text()) / 2;
      if (x - half > scale.left() - em && x + half < scale.right() + em) {
        brush.text(tick.text(), x, RULER * em * 0.42, brush.ink("-color-fg-muted"), 0.88, false);
      }
    }
  }

  private void drawStops(
      GraphicsContext graphics, LaneBrush brush, LanePainter.Scale scale, TimelineWindow window) {
    for (StopMark stop : stops) {
      long place = model.axis() == Axis.TIME ? stop.time() : stop.step();
      double x = scale.x(place);
      if (x >= scale.left() && x <= scale.right() && place <= window.end()) {
        graphics.setFill(brush.ink("-mk-fault"));
        graphics.fillOval(x - 0.3 * em, RULER * em - 0.55 * em, 0.6 * em, 0.6 * em);
      }
    }
  }

  private void drawNow(
      GraphicsContext graphics, LaneBrush brush, LanePainter.Scale scale, TimelineWindow window) {
    double x = Math.round(scale.x(window.now())) + 0.5;
    if (x < scale.left() || x > scale.right()) {
      return;
    }
    graphics.setStroke(brush.ink("-color-fg-default"));
    graphics.setLineWidth(1.5);
    graphics.strokeLine(x, RULER * em - 2, x, getHeight());
    graphics.setFill(brush.ink("-color-fg-default"));
    double r = 0.4 * em;
    graphics.fillPolygon(
        new double[] {x - r, x + r, x},
        new double[] {RULER * em - 1.5 * r, RULER * em - 1.5 * r, RULER * em},
        3);
  }

  private void drawCursor(GraphicsContext graphics, LaneBrush brush, LanePainter.Scale scale) {
    graphics.setLineWidth(1);
    if (hoverX >= scale.left() && hoverLane >= 0) {
      graphics.setStroke(brush.ink("-color-fg-muted"));
      graphics.setLineDashes(2, 3);
      graphics.strokeLine(hoverX, RULER * em, hoverX, getHeight());
      graphics.setLineDashes();
    }
    if (model.cursor() != TimelineModel.NONE) {
      double x = Math.round(scale.x(model.cursor())) + 0.5;
      if (x >= scale.left() && x <= scale.right()) {
        graphics.setStroke(brush.ink("-color-accent-emphasis"));
        graphics.setLineWidth(2);
        graphics.strokeLine(x, RULER * em, x, getHeight());
        double top = top(model.lane());
        graphics.strokeRect(x - 4, top - 1, 8, laneHeight(model.lanes().get(model.lane())) + 2);
      }
    }
  }
}
