package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.List;

/** Groups placed sections into segments. */
final class Segments {
  private Segments() {}

  static List<Segment> of(List<PlacedSection> sections) {
    List<Segment> segments = new ArrayList<>();
    List<PlacedSection> group = new ArrayList<>();
    for (PlacedSection section : sections) {
      if (!section.flags().allocated()) {
        continue;
      }
      if (!group.isEmpty() && !continues(group, section)) {
        segments.add(load(group));
        group.clear();
      }
      group.add(section);
    }
    if (!group.isEmpty()) {
      segments.add(load(group));
    }
    for (PlacedSection section : sections) {
      if (section.flags().note() && section.flags().allocated()) {
        segments.add(new Segment(List.of(section), section.flags(), true, section.alignment()));
      }
    }
    return segments;
  }

  private static boolean continues(List<PlacedSection> group, PlacedSection next) {
    PlacedSection last = group.getLast();
    long gap = next.virtualAddress() - (last.virtualAddress() + last.size());
    return last.flags().samePermissions(next.flags())
        && next.virtualAddress() - next.loadAddress() == last.virtualAddress() - last.loadAddress()
        && gap >= 0
        && gap < SectionLayout.PAGE
        // bytes after a zeroed section would have to be zeros in the file: better a new segment
        && !(last.flags().empty() && !next.flags().empty());
  }

  private static Segment load(List<PlacedSection> group) {
    return new Segment(group, group.getFirst().flags(), false, SectionLayout.PAGE);
  }
}
