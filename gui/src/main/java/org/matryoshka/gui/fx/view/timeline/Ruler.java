package org.matryoshka.gui.fx.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.Axis;

/** Where the ticks of an axis stand, and what stands at them. */
record Ruler(long place, String text) {
  /**
   * Ticks at round places.
   *
   * @param most so many at most
   */
  static List<Ruler> ticks(Axis axis, double from, double to, int most) {
    long step = round((to - from) / Math.max(1, most));
    List<Ruler> ticks = new ArrayList<>();
    long first = (long) Math.ceil(from / step) * step;
    for (long place = first; place <= to; place += step) {
      ticks.add(new Ruler(place, text(axis, place, step)));
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, at least this. */
  private static long round(double least) {
    long power = 1;
    while (power * 10 <= least && power < Long.MAX_VALUE / 100) {
      power *= 10;
    }
    for (long factor : new long[] {1, 2, 5, 10}) {
      if (power * factor >= least) {
        return power * factor;
      }
    }
    return power * 10;
  }

  private static String text(Axis axis, long place, long step) {
    if (axis == Axis.STEPS) {
      return Quantity.grouped(place);
    }
    if (place == 0) {
      return "0";
    }
    return step >= 1_000_000
        ? trimmed(place, 1_000_000, "ms")
        : step >= 1_000 ? trimmed(place, 1_000, "µs") : Quantity.grouped(place) + " ns";
  }

  private static String trimmed(long place, long unit, String name) {
    return place % unit == 0
        ? Quantity.grouped(place / unit) + " " + name
        : Quantity.grouped(place / unit)
            + "."
            + Long.toString(unit + place % unit).substring(1).replaceAll("0+$", "")
            + " "
            + name;
  }
}
