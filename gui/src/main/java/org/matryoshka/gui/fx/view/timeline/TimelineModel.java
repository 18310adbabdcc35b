package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.Cell;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.LaneWindow;
import org.matryoshka.gui.timeline.Moments;
import org.matryoshka.gui.timeline.Spans;
import org.matryoshka.gui.timeline.TimelineSlice;
import org.matryoshka.gui.timeline.TimelineWindow;
import org.matryoshka.gui.timeline.VcpuState;

/** Which part of a run is shown, where the cursor is, and what stands there. */
public final class TimelineModel {
  /** Where there is no cursor or no range. */
  public static final double NONE = -1;

  /** The narrowest part that can be shown, on either axis. */
  private static final double NARROWEST = 6;

  private static final double EMPTY_WIDTH = 1000;

  private final Set<LaneId> collapsed = new HashSet<>();
  private Axis axis = Axis.TIME;
  private double from;
  private double to = EMPTY_WIDTH;
  private boolean fitted = true;
  private TimelineWindow window;
  private int lane;
  private double cursor = NONE;
  private double anchor = NONE;

  /** A model of nothing yet. */
  public TimelineModel() {}

  // What is known

  /**
   * Takes what the session has answered.
   *
   * @return whether the part that is shown has changed, so that it should be asked for anew
   */
  public boolean setWindow(TimelineWindow answer) {
    if (answer.axis() != axis) {
      return false;
    }
    window = answer;
    lane = Math.clamp(lane, 0, Math.max(0, answer.lanes().size() - 1));
    return fitted && fit();
  }

  /** The newest answer; null before the first. */
  public TimelineWindow window() {
    return window;
  }

  /** Whether nothing has run yet. */
  public boolean isEmpty() {
    return window == null || window.endTime() == 0;
  }

  /** Rows, from the top. */
  public List<LaneId> lanes() {
    return window == null ? List.of() : window.lanes().stream().map(LaneWindow::id).toList();
  }

  // The part that is shown

  /** What it is measured in. */
  public Axis axis() {
    return axis;
  }

  /** Where the part that is shown begins. */
  public double from() {
    return from;
  }

  /** Where it ends. */
  public double to() {
    return to;
  }

  /** Whether the whole run is shown, and goes on to be as it grows. */
  public boolean isFitted() {
    return fitted;
  }

  /** The end of the run, with a little room. */
  private double whole() {
    return window == null ? EMPTY_WIDTH : Math.max(EMPTY_WIDTH, window.end() * 1.02);
  }

  private boolean fit() {
    double end = whole();
    boolean changed = from != 0 || to != end;
    from = 0;
    to = end;
    return changed;
  }

  /** Shows the whole run. */
  public void showAll() {
    fitted = true;
    fit();
  }

  /** Shows a part. */
  public void show(double begin, double end) {
    double width = Math.clamp(end - begin, NARROWEST, Math.max(NARROWEST, whole()));
    double start = Math.clamp(begin, 0, Math.max(0, whole() - width));
    fitted = false;
    from = start;
    to = start + width;
  }

  /**
   * Shows more or less.
   *
   * @param factor of the width, below 1 to see more of less
   * @param place that stays where it is
   */
  public void zoom(double factor, double place) {
    double width = Math.clamp((to - from) * factor, NARROWEST, whole());
    double part = (place - from) / (to - from);
    show(place - part * width, place + (1 - part) * width);
    if (width >= whole()) {
      fitted = true;
    }
  }

  /** Moves the part that is shown. */
  public void pan(double by) {
    show(from + by, to + by);
  }

  /** Moves so that a place can be seen. */
  public void reveal(double place) {
    if (place < from || place > to) {
      double width = to - from;
      show(place - width / 2, place + width / 2);
    }
  }

  /** Changes the axis; about the same part remains in sight. */
  public void setAxis(Axis other) {
    if (other == axis) {
      return;
    }
    double begin = convert(from);
    double end = convert(to);
    double place = cursor == NONE ? NONE : convert(cursor);
    axis = other;
    anchor = NONE;
    cursor = place;
    window = null;
    if (!fitted && end > begin) {
      from = begin;
      to = Math.max(end, begin + NARROWEST);
    } else {
      fitted = true;
      from = 0;
      to = Math.max(EMPTY_WIDTH, end);
    }
  }

  /** A place of the current axis on the other one, by the lane that has changed there last. */
  private double convert(double place) {
    if (window == null) {
      return 0;
    }
    double best = 0;
    for (LaneWindow row : window.lanes()) {
      best = Math.max(best, other(row, place));
    }
    return best;
  }

  private double other(LaneWindow row, double place) {
    Axis second = axis == Axis.TIME ? Axis.STEPS : Axis.TIME;
    Spans spans = row.spans();
    int i = spans.find(axis, (long) place);
    if (i >= 0) {
      return between(
          place,
          spans.at(axis, i),
          spans.at(axis, i + 1),
          spans.at(second, i),
          spans.at(second, i + 1));
    }
    List<Cell> cells = row.cells();
    for (int c = cells.size() - 1; c >= 0; c--) {
      if (cells.get(c).from() <= place) {
        long end = c + 1 < cells.size() ? cells.get(c + 1).other() : firstOf(spans, second);
        return between(
            place,
            cells.get(c).from(),
            cells.get(c).to(),
            cells.get(c).other(),
            Math.max(end, cells.get(c).other()));
      }
    }
    return spans.size() == 0 ? 0 : spans.at(second, place < spans.at(axis, 0) ? 0 : spans.size());
  }

  private static long firstOf(Spans spans, Axis axis) {
    return spans.size() == 0 ? 0 : spans.at(axis, 0);
  }

  private static double between(double place, long a, long b, long atA, long atB) {
    double part = b > a ? Math.clamp((place - a) / (b - a), 0.0, 1.0) : 0;
    return atA + part * (atB - atA);
  }

  // Lanes

  /** Index of the lane that the cursor is on. */
  public int lane() {
    return lane;
  }

  /** The lane that the cursor is on; null before the first answer. */
  public LaneId laneId() {
    return window == null || window.lanes().isEmpty() ? null : window.lanes().get(lane).id();
  }

  /** Chooses a lane. */
  public void setLane(int index) {
    lane = Math.clamp(index, 0, Math.max(0, lanes().size() - 1));
  }

  /** Whether a lane is shown low. */
  public boolean isCollapsed(LaneId id) {
    return collapsed.contains(id);
  }

  /** Shows a lane low, or high again. */
  public void toggleCollapsed(LaneId id) {
    if (!collapsed.remove(id)) {
      collapsed.add(id);
    }
  }

  // Cursor and range

  /** Where the cursor is; {@link #NONE} without one. */
  public double cursor() {
    return cursor;
  }

  /** Puts the cursor somewhere; what was measured is forgotten. */
  public void setCursor(double place) {
    cursor = clamp(place);
    anchor = NONE;
  }

  /** Measures from where the cursor was to a new place. */
  public void extendTo(double place) {
    if (anchor == NONE) {
      anchor = cursor == NONE ? clamp(place) : cursor;
    }
    cursor = clamp(place);
  }

  /** Forgets cursor and range. */
  public void clear() {
    cursor = NONE;
    anchor = NONE;
  }

  private double clamp(double place) {
    return Math.clamp(place, 0.0, window == null ? 0.0 : (double) window.end());
  }

  /** Whether a range is measured. */
  public boolean hasRange() {
    return anchor != NONE && Math.abs(anchor - cursor) >= 1;
  }

  /** Where the range begins. */
  public long rangeFrom() {
    return Math.round(Math.min(anchor, cursor));
  }

  /** Where the range ends. */
  public long rangeTo() {
    return Math.round(Math.max(anchor, cursor));
  }

  // What stands somewhere

  /** The slice of a lane at a place; null where only sums are known, or nothing. */
  public TimelineSlice slice(int row, double place) {
    LaneWindow found = row(row);
    if (found == null) {
      return null;
    }
    int i = found.spans().find(axis, (long) Math.floor(place));
    return i < 0 ? null : found.spans().slice(found.id(), i);
  }

  private LaneWindow row(int row) {
    return window == null || row < 0 || row >= window.lanes().size()
        ? null
        : window.lanes().get(row);
  }

  /** The step that one gets to from a place of a lane. */
  public long stepAt(int row, double place) {
    LaneWindow found = row(row);
    if (found == null) {
      return 0;
    }
    if (axis == Axis.STEPS) {
      return Math.min(Math.round(Math.floor(place)), window.endStep());
    }
    return Math.clamp((long) Math.floor(other(found, place)), 0, window.endStep());
  }

  /** What stands at a place of a lane, as a sentence. */
  public String describe(int row, double place) {
    LaneWindow found = row(row);
    if (found == null || place < 0) {
      return "";
    }
    if (place > window.end()) {
      return "The run has not come so far yet.";
    }
    TimelineSlice slice = slice(row, place);
    if (slice != null) {
      return named(slice.sentence()) + (slice.fromStep() >= window.nowStep() ? future() : "");
    }
    for (Cell cell : found.cells()) {
      if (place < cell.to()) {
        return describe(found.id(), cell);
      }
    }
    return "Nothing is known of this part.";
  }

  private static String future() {
    return " This is in the known future.";
  }

  /** Says what a cell holds. */
  String describe(LaneId id, Cell cell) {
    List<String> parts = new ArrayList<>();
    long total = cell.total();
    for (int i = 0; i < cell.sums().length; i++) {
      if (cell.sums()[i] > 0) {
        parts.add(
            "%s %s".formatted(stateName(id, i), Moments.percent((double) cell.sums()[i] / total)));
      }
    }
    return "%s, %s to %s: %s%s."
        .formatted(
            id.name(),
            place(cell.from()),
            place(cell.to()),
            String.join(", ", parts),
            cell.exits() == 0 ? "" : "; " + count(cell.exits(), "VM exit"));
  }

  /** The name of a state of a cell. */
  public String stateName(LaneId id, int state) {
    if (id.kind() == LaneId.Kind.VCPU) {
      return VcpuState.values()[state].word();
    }
    return state == 0 ? "idle" : state == 1 ? "hypervisor" : vmName(state - 1);
  }

  /** The name of a VM. */
  public String vmName(int number) {
    for (LaneId id : lanes()) {
      if (id.kind() == LaneId.Kind.VCPU && id.number() == number) {
        return id.name();
      }
    }
    return "VM " + number;
  }

  private String named(String sentence) {
    String text = sentence;
    for (LaneId id : lanes()) {
      if (id.kind() == LaneId.Kind.VCPU) {
        text = text.replace("belongs to VM " + id.number() + " ", "belongs to " + id.name() + " ");
      }
    }
    return text;
  }

  /** A place on the axis, for people. */
  public String place(double place) {
    return place((long) place);
  }

  /** A place on the axis, for people. */
  public String place(long place) {
    return axis == Axis.TIME ? Moments.time(place) : "step " + Quantity.grouped(place);
  }

  static String count(long number, String what) {
    return Quantity.grouped(number) + " " + what + (number == 1 ? "" : "s");
  }

  // As text

  /** One row of the table: lane, what, from, for how long, steps. */
  public record Row(
      int lane, String name, String what, String letter, long at, String start, String length) {}

  /** What is shown, as a table: a slice or a cell a row, lane by lane. */
  public List<Row> rows(int most) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lanes().size() && rows.size() < most; i++) {
      LaneWindow found = window.lanes().get(i);
      for (Cell cell : found.cells()) {
        if (cell.to() > from && cell.from() < to && rows.size() < most) {
          rows.add(row(i, found.id(), cell));
        }
      }
      Spans spans = found.spans();
      for (int s = 0; s < spans.size() && rows.size() < most; s++) {
        if (spans.at(axis, s + 1) > from && spans.at(axis, s) < to) {
          rows.add(row(i, spans.slice(found.id(), s)));
        }
      }
    }
    return rows;
  }

  private Row row(int index, LaneId id, Cell cell) {
    String text = describe(id, cell);
    return new Row(
        index,
        id.name(),
        text.substring(text.indexOf(": ") + 2, text.length() - 1),
        "Σ",
        cell.from(),
        place(cell.from()),
        length(cell.to() - cell.from()));
  }

  private Row row(int index, TimelineSlice slice) {
    String letter = slice.state() == null ? "" : Character.toString(slice.state().letter());
    String what = slice.state() == null && slice.vm() > 0 ? vmName(slice.vm()) : slice.what();
    long begin = axis == Axis.TIME ? slice.fromTime() : slice.fromStep();
    long width = axis == Axis.TIME ? slice.duration() : slice.steps();
    return new Row(index, slice.lane().name(), what, letter, begin, place(begin), length(width));
  }

  private String length(long width) {
    return axis == Axis.TIME
        ? Quantity.grouped(width) + (width == 1 ? " cycle" : " cycles")
        : count(width, "step");
  }

  /** What is shown, as text. */
  public String asText() {
    StringBuilder text = new StringBuilder();
    text.append("Timeline from ").append(place(from)).append(" to ").append(place(to));
    if (window != null) {
      text.append("; the machine is at step ").append(Quantity.grouped(window.nowStep()));
    }
    text.append(".\n");
    for (Row row : rows(5000)) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-10s %-1s %-36s %-22s %s%n",
              row.name(),
              row.letter(),
              row.what(),
              row.start(),
              row.length()));
    }
    return text.toString();
  }
}
