package org.matryoshka.gui.inspect.scheduling;

import java.util.List;

/**
 * What a VM got in the course of time.
 *
 * @param vm its number
 * @param name its name
 * @param points in order, without gaps
 */
public record ShareSeries(int vm, String name, List<SharePoint> points) {
  /** Copies the list. */
  public ShareSeries {
    points = List.copyOf(points);
  }
}
