package org.matryoshka.gui.window;

/**
 * Something measured about the window.
 *
 * @param what was measured
 * @param value in the unit
 * @param unit for people
 * @param target what it should be, for people; empty if nothing is asked
 * @param met whether it is; true where nothing is asked
 */
public record WindowFigure(String what, double value, String unit, String target, boolean met) {
  /** A figure that should not be greater than a limit. */
  public static WindowFigure atMost(String what, double value, String unit, double limit) {
    return new WindowFigure(what, value, unit, "at most " + (long) limit, value <= limit);
  }

  /** A figure that should not be less than a limit. */
  public static WindowFigure atLeast(String what, double value, String unit, double limit) {
    return new WindowFigure(what, value, unit, "at least " + (long) limit, value >= limit);
  }

  /** A figure of which nothing is asked. */
  public static WindowFigure of(String what, double value, String unit) {
    return new WindowFigure(what, value, unit, "", true);
  }
}
