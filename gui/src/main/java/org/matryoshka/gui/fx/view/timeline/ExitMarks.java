package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.Cell;
import org.matryoshka.gui.timeline.LaneWindow;
import org.matryoshka.gui.timeline.Spans;

/**
 * The marks of a lane's exits: one for each where there is room, else one for many, with their
 * number.
 *
 * @param x pixels from the left of the lane
 * @param count exits that it stands for
 */
record ExitMarks(double x, long count) {
  /**
   * The marks of a lane.
   *
   * @param from where the part that is shown begins
   * @param to where it ends
   * @param width of the lane in pixels
   * @param room pixels that a mark with a number needs
   */
  static List<ExitMarks> of(
      LaneWindow lane, Axis axis, double from, double to, double width, double room) {
    int bins = Math.max(1, (int) (width / room));
    long[] counts = new long[bins];
    double[] sums = new double[bins];
    double perPlace = width / (to - from);
    for (Cell cell : lane.cells()) {
      add(counts, sums, ((cell.from() + cell.to()) / 2.0 - from) * perPlace, width, cell.exits());
    }
    Spans spans = lane.spans();
    List<ExitMarks> marks = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      if (spans.isExit(i)) {
        add(counts, sums, (spans.at(axis, i) - from) * perPlace, width, 1);
      }
    }
    for (int bin = 0; bin < bins; bin++) {
      if (counts[bin] > 0) {
        marks.add(new ExitMarks(sums[bin] / counts[bin], counts[bin]));
      }
    }
    return marks;
  }

  private static void add(long[] counts, double[] sums, double x, double width, long count) {
    if (count > 0 && x >= 0 && x < width) {
      int bin = Math.min(counts.length - 1, (int) (x / width * counts.length));
      counts[bin] += count;
      sums[bin] += x * count;
    }
  }

  /** What stands at the mark: nothing for a single exit. */
  String text() {
    if (count < 10_000) {
      return count == 1 ? "" : Quantity.grouped(count);
    }
    return count < 1_000_000 ? count / 1000 + " k" : count / 1_000_000 + " M";
  }
}
