package org.matryoshka.gui.fx.view.timeline;

import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.matryoshka.gui.fx.control.Inks;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.LaneWindow;
import org.matryoshka.gui.timeline.TimelineWindow;

/** The whole run in a strip, with a frame around the part that is shown. */
final class Minimap extends Region {
  private final TimelineModel model;
  private final Canvas canvas = new Canvas();
  private final Inks inks = new Inks(this::requestLayout, LaneBrush.COLOURS);
  private TimelineWindow whole;
  private double em = 13;

  /**
   * @param jump gets the place that the middle of the part should have
   */
  Minimap(TimelineModel model, DoubleConsumer jump) {
    this.model = model;
    getChildren().addAll(inks, canvas);
    setId("timeline-minimap");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("The whole run; the frame is the part that is shown above.");
    setOnMousePressed(event -> jump.accept(scale().place(event.getX())));
    setOnMouseDragged(event -> jump.accept(scale().place(event.getX())));
  }

  void setEm(double size) {
    em = size;
    setMinHeight(2 * size);
    setPrefHeight(2 * size);
    setMaxHeight(2 * size);
    requestLayout();
  }

  void setWhole(TimelineWindow window) {
    whole = window;
    requestLayout();
  }

  private LanePainter.Scale scale() {
    double end = whole == null ? 1 : Math.max(1, whole.end());
    return new LanePainter.Scale(0, end, 0.5 * em, Math.max(1, getWidth() - em));
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    LaneBrush brush = new LaneBrush(graphics, inks, em);
    graphics.setFill(brush.ink("-color-bg-default"));
    graphics.fillRect(0, 0, getWidth(), getHeight());
    if (whole == null || whole.axis() != model.axis()) {
      return;
    }
    LanePainter.Scale scale = scale();
    LanePainter painter = new LanePainter(graphics, brush, scale, whole);
    long rows = whole.lanes().stream().filter(lane -> lane.id().kind() == LaneId.Kind.VCPU).count();
    double room = getHeight() - 4;
    double y = 2;
    for (LaneWindow lane : whole.lanes()) {
      if (lane.id().kind() == LaneId.Kind.VCPU) {
        painter.paint(lane, y, Math.max(1, room / rows - 1));
        y += room / rows;
      }
    }
    double now = scale.x(whole.now());
    graphics.setStroke(brush.ink("-color-fg-default"));
    graphics.setLineWidth(1.5);
    graphics.strokeLine(now, 0, now, getHeight());
    double left = Math.max(scale.left(), scale.x(model.from()));
    double right = Math.min(scale.right(), scale.x(model.to()));
    graphics.setStroke(brush.ink("-color-accent-emphasis"));
    graphics.setLineWidth(2);
    graphics.strokeRect(left, 1, Math.max(4, right - left), getHeight() - 2);
  }
}
