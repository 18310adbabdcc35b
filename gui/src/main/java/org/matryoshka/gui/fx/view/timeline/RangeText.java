package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.Moments;
import org.matryoshka.gui.timeline.RangeReport;

/** What was measured, in words. */
final class RangeText {
  private static final int MOST_REASONS = 5;

  private RangeText() {}

  /**
   * A few lines.
   *
   * @param lane that the cursor is on: its shares come first
   */
  static String of(RangeReport range, TimelineModel model, LaneId lane) {
    long width = range.to() - range.from();
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s to %s: %s"
            .formatted(
                model.place(range.from()),
                model.place(range.to()),
                range.axis() == Axis.TIME
                    ? Moments.time(width) + " (" + Quantity.grouped(width) + " cycles)"
                    : TimelineModel.count(width, "step")));
    for (RangeReport.LaneShares shares : range.lanes()) {
      if (shares.id().equals(lane)) {
        parts.add(shares(shares, model));
      }
    }
    if (!range.exits().isEmpty()) {
      List<String> reasons = new ArrayList<>();
      for (RangeReport.ExitSum sum : range.exits()) {
        if (reasons.size() < MOST_REASONS) {
          reasons.add(
              "%s × %s, %s cycles"
                  .formatted(
                      Quantity.grouped(sum.count()), sum.name(), Quantity.grouped(sum.cycles())));
        }
      }
      int more = range.exits().size() - reasons.size();
      parts.add(
          "VM exits of all VMs: "
              + String.join("; ", reasons)
              + (more > 0 ? "; and " + more + " more kinds" : ""));
    }
    if (!range.exact()) {
      parts.add("Older than what is held exactly: shares are those of the buckets that touch it");
    }
    return String.join(". ", parts) + ".";
  }

  private static String shares(RangeReport.LaneShares shares, TimelineModel model) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < shares.sums().length; i++) {
      if (shares.sums()[i] > 0) {
        parts.add(model.stateName(shares.id(), i) + " " + Moments.percent(shares.share(i)));
      }
    }
    return shares.id().name() + ": " + String.join(", ", parts);
  }
}
