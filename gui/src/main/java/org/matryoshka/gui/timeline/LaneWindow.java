package org.matryoshka.gui.timeline;

import java.util.List;

/**
 * What a window shows of one lane: first a part that is summed up, then one that is exact; either
 * may be empty. Together they cover what is known, without gap or overlap.
 *
 * @param cells in order
 * @param spans in order
 */
public record LaneWindow(LaneId id, List<Cell> cells, Spans spans) {
  /** Copies the list. */
  public LaneWindow {
    cells = List.copyOf(cells);
  }
}
