package org.matryoshka.gui.fx.view.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.Cell;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.LaneWindow;
import org.matryoshka.gui.timeline.Spans;
import org.matryoshka.gui.timeline.TimelineWindow;
import org.matryoshka.gui.timeline.VcpuState;

/**
 * Draws one lane: wide stretches one by one, narrow ones as columns whose heights are shares. So
 * the work is bounded by the width, and nothing vanishes however much is shown.
 */
final class LanePainter {
  /** A stretch that is narrower, in pixels, is drawn as part of a column. */
  private static final double NARROW = 2;

  private final GraphicsContext graphics;
  private final LaneBrush brush;
  private final Scale scale;
  private final TimelineWindow window;

  /** From places to pixels. */
  record Scale(double from, double to, double left, double width) {
    double x(double place) {
      return left + (place - from) / (to - from) * width;
    }

    double x(long place) {
      return x((double) place);
    }

    double place(double x) {
      return from + (x - left) / width * (to - from);
    }

    double right() {
      return left + width;
    }
  }

  LanePainter(GraphicsContext graphics, LaneBrush brush, Scale scale, TimelineWindow window) {
    this.graphics = graphics;
    this.brush = brush;
    this.scale = scale;
    this.window = window;
  }

  void paint(LaneWindow lane, double y, double height) {
    for (Cell cell : lane.cells()) {
      paintCell(lane.id(), cell, y, height);
    }
    if (lane.id().kind() == LaneId.Kind.VCPU) {
      paintStates(lane.spans(), -1, y, height);
    } else {
      paintCore(lane, y, height);
    }
  }

  private void paintCell(LaneId id, Cell cell, double y, double height) {
    double left = Math.max(scale.left(), scale.x(cell.from()));
    double right = Math.min(scale.right(), scale.x(cell.to()));
    if (right <= left) {
      return;
    }
    stack(id, cell.sums(), (double) cell.total(), left, right, y, height);
  }

  /** A column: from the bottom, the states with heights in proportion. */
  private void stack(
      LaneId id, long[] sums, double total, double left, double right, double y, double height) {
    double bottom = y + height;
    boolean core = id.kind() == LaneId.Kind.CORE;
    for (int i = 0; i < sums.length; i++) {
      // of a core: first the guests, then the hypervisor, idle time on top
      int state = core ? order(i, sums.length) : i;
      double part = sums[state] / total * height;
      if (part > 0) {
        graphics.setFill(core ? coreColour(state) : stateColour(VcpuState.values()[state]));
        graphics.fillRect(left, bottom - part, right - left + 0.3, part);
        bottom -= part;
      }
    }
  }

  private static int order(int i, int states) {
    return i < states - 2 ? i + 2 : i == states - 2 ? 1 : 0;
  }

  private Color stateColour(VcpuState state) {
    return switch (state) {
      case WAITING -> brush.ink("-mk-idle").interpolate(brush.ink("-mk-idle-bg"), 0.45);
      case CAPPED -> brush.ink("-mk-idle");
      case HALTED, OFF -> brush.ink("-mk-idle-bg");
      default -> brush.colour(state);
    };
  }

  /** VMs take turns in two quiet tones; the name says which it is where there is room. */
  private Color coreColour(int state) {
    return switch (state) {
      case 0 -> brush.ink("-mk-idle-bg");
      case 1 -> brush.ink("-mk-hypervisor");
      default -> vmColour(state - 1);
    };
  }

  private Color vmColour(int vm) {
    Color base = brush.ink("-mk-next");
    Color ground = brush.ink("-color-bg-default");
    return base.interpolate(ground, (vm - 1) % 4 * 0.22);
  }

  /**
   * The states of a virtual CPU.
   *
   * @param core only those on this core; −1 for all
   */
  private void paintStates(Spans spans, int core, double y, double height) {
    Axis axis = window.axis();
    double[] column = new double[VcpuState.values().length];
    double columnAt = Double.NaN;
    for (int i = 0; i < spans.size(); i++) {
      double left = Math.max(scale.left(), scale.x(spans.at(axis, i)));
      double right = Math.min(scale.right(), scale.x(spans.at(axis, i + 1)));
      VcpuState state = spans.state(i);
      if (right <= left || (core >= 0 && (!state.isOnCore() || spans.core(i) != core))) {
        continue;
      }
      if (right - left >= NARROW) {
        brush.state(state, left, y, right - left, height);
        continue;
      }
      if (Math.floor(left) != columnAt) {
        flush(column, columnAt, y, height);
        columnAt = Math.floor(left);
      }
      column[state.ordinal()] += right - left;
    }
    flush(column, columnAt, y, height);
  }

  private void flush(double[] column, double at, double y, double height) {
    double total = 0;
    for (double part : column) {
      total += part;
    }
    double bottom = y + height;
    for (int i = 0; i < column.length && total > 0; i++) {
      double part = column[i] / Math.max(total, 1) * height;
      graphics.setFill(stateColour(VcpuState.values()[i]));
      graphics.fillRect(at, bottom - part, 1.2, part);
      bottom -= part;
      column[i] = 0;
    }
  }

  private void paintCore(LaneWindow lane, double y, double height) {
    Axis axis = window.axis();
    Spans spans = lane.spans();
    for (int i = 0; i < spans.size(); i++) {
      double left = Math.max(scale.left(), scale.x(spans.at(axis, i)));
      double right = Math.min(scale.right(), scale.x(spans.at(axis, i + 1)));
      if (right <= left) {
        continue;
      }
      int vm = spans.codes()[i];
      if (vm == 0) {
        brush.idle(left, y, right - left, height);
      } else {
        graphics.setFill(vmColour(vm));
        graphics.fillRect(left, y, right - left, height);
      }
    }
    double band = height * 0.42;
    for (LaneWindow other : window.lanes()) {
      if (other.id().kind() == LaneId.Kind.VCPU) {
        paintStates(other.spans(), lane.id().number(), y + height - band, band);
      }
    }
    nameVms(lane, y, height - band);
  }

  private void nameVms(LaneWindow lane, double y, double height) {
    Spans spans = lane.spans();
    for (int i = 0; i < spans.size(); i++) {
      int vm = spans.codes()[i];
      double left = Math.max(scale.left(), scale.x(spans.at(window.axis(), i)));
      double right = Math.min(scale.right(), scale.x(spans.at(window.axis(), i + 1)));
      String name = vm == 0 ? "" : name(vm);
      if (vm > 0 && right - left > brush.width(name)) {
        Color ink = vmColour(vm).getBrightness() > 0.6 ? Color.BLACK : Color.WHITE;
        brush.text(name, (left + right) / 2, y + height / 2, ink, 0.85, true);
      } else if (vm > 0 && right - left > brush.width("W")) {
        brush.text(
            Integer.toString(vm), (left + right) / 2, y + height / 2, Color.BLACK, 0.85, true);
      }
    }
  }

  private String name(int vm) {
    for (LaneWindow lane : window.lanes()) {
      if (lane.id().kind() == LaneId.Kind.VCPU && lane.id().number() == vm) {
        return lane.id().name();
      }
    }
    return "VM " + vm;
  }
}
