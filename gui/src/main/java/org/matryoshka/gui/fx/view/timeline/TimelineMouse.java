package org.matryoshka.gui.fx.view.timeline;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * The mouse on the canvas: the wheel zooms, with Shift it pans; a click selects, a double click
 * travels; dragging measures, dragging the ruler or with the middle button pans; a click on the
 * name of a lane chooses it, on its triangle folds it.
 */
final class TimelineMouse {
  private static final double WHEEL = 1.2;

  private final TimelineView view;
  private final TimelineCanvas canvas;
  private final TimelineModel model;
  private double pressedX;
  private boolean panning;
  private boolean dragged;

  TimelineMouse(TimelineView view, TimelineCanvas canvas, TimelineModel model) {
    this.view = view;
    this.canvas = canvas;
    this.model = model;
  }

  void install() {
    canvas.setOnScroll(this::scroll);
    canvas.setOnMousePressed(this::press);
    canvas.setOnMouseDragged(this::drag);
    canvas.setOnMouseReleased(this::release);
    canvas.setOnMouseMoved(this::move);
    canvas.setOnMouseExited(event -> leave());
  }

  private double place(double x) {
    return Math.max(0, canvas.scale().place(x));
  }

  private void scroll(ScrollEvent event) {
    if (event.isControlDown()) {
      return;
    }
    boolean sideways =
        event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
    double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    if (event.isAltDown() || event.getX() < canvas.gutter()) {
      canvas.scrollBy(-delta);
    } else if (sideways) {
      model.pan(-delta / canvas.scale().width() * (model.to() - model.from()));
      view.changed();
    } else if (delta != 0) {
      model.zoom(delta > 0 ? 1 / WHEEL : WHEEL, place(event.getX()));
      view.changed();
    }
    event.consume();
  }

  private void press(MouseEvent event) {
    canvas.requestFocus();
    pressedX = event.getX();
    dragged = false;
    panning = event.getButton() == MouseButton.MIDDLE || event.getY() < canvas.rulerHeight();
    int lane = canvas.laneAt(event.getY());
    if (event.getX() < canvas.gutter()) {
      if (lane >= 0) {
        model.setLane(lane);
        if (event.getX() < canvas.foldWidth() || event.getClickCount() == 2) {
          model.toggleCollapsed(model.lanes().get(lane));
        }
        view.redraw();
      }
      return;
    }
    if (event.getButton() != MouseButton.PRIMARY || panning) {
      return;
    }
    if (lane >= 0) {
      model.setLane(lane);
    }
    if (event.isShiftDown()) {
      model.extendTo(place(event.getX()));
    } else {
      model.setCursor(place(event.getX()));
    }
    view.changed();
    if (event.getClickCount() == 2) {
      view.travel();
    } else {
      view.selectExit(model.slice(model.lane(), model.cursor()));
    }
  }

  private void drag(MouseEvent event) {
    if (Math.abs(event.getX() - pressedX) < 3 && !dragged) {
      return;
    }
    dragged = true;
    if (panning) {
      model.pan((pressedX - event.getX()) / canvas.scale().width() * (model.to() - model.from()));
      pressedX = event.getX();
      view.changed();
    } else if (event.getButton() == MouseButton.PRIMARY && pressedX >= canvas.gutter()) {
      model.extendTo(place(event.getX()));
      view.changed();
    }
  }

  private void release(MouseEvent event) {
    panning = false;
  }

  private void move(MouseEvent event) {
    int lane = canvas.laneAt(event.getY());
    boolean onLanes = event.getX() >= canvas.gutter() && lane >= 0;
    canvas.hover(onLanes ? event.getX() : -1, lane);
    double place = place(event.getX());
    view.hovered(onLanes ? lane : -1, place);
    if (onLanes) {
      view.describe(lane, place);
    }
  }

  private void leave() {
    canvas.hover(-1, -1);
    view.hovered(-1, -1);
    view.describe(model.lane(), model.cursor());
  }
}
