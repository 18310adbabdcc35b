package org.matryoshka.gui.fx.view.timeline;

import org.matryoshka.gui.session.World;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.RangeReport;
import org.matryoshka.gui.timeline.TimelineReader;
import org.matryoshka.gui.timeline.TimelineWindow;

/**
 * What the view asks of the session in one go.
 *
 * @param window the part that is shown, and as much again on both sides
 * @param whole the whole run, roughly
 * @param range what was measured; null if nothing is
 */
record TimelineAnswer(TimelineWindow window, TimelineWindow whole, RangeReport range) {
  /** Cells of a lane in the picture of the whole run. */
  private static final int ROUGH = 250;

  /**
   * The question.
   *
   * @param most cells or slices of a lane that can be drawn
   */
  record Query(
      Axis axis, long from, long to, int most, boolean measures, long rangeFrom, long rangeTo) {
    static Query of(TimelineModel model, double width) {
      double margin = model.isFitted() ? 0 : (model.to() - model.from()) / 2;
      int most = (int) Math.clamp(width, 200, 1600);
      return new Query(
          model.axis(),
          (long) Math.max(0, model.from() - margin),
          model.isFitted() ? Long.MAX_VALUE / 4 : (long) (model.to() + margin),
          model.isFitted() ? most : 2 * most,
          model.hasRange(),
          model.hasRange() ? model.rangeFrom() : 0,
          model.hasRange() ? model.rangeTo() : 0);
    }

    TimelineAnswer answer(World world) {
      TimelineReader reader = new TimelineReader(world.timeline());
      long end = Math.max(1, world.timeline().end(axis));
      TimelineWindow window =
          reader.window(axis, from, Math.min(to, Math.max(end, from + 1)), most);
      return new TimelineAnswer(
          window,
          reader.window(axis, 0, end, ROUGH),
          measures ? reader.range(axis, rangeFrom, rangeTo) : null);
    }
  }
}
