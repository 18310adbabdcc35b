package org.matryoshka.gui.timeline;

import java.util.Locale;

/** Virtual times as people read them. */
public final class Moments {
  private Moments() {}

  /**
   * A time or duration with as much as is needed: {@code "812 ns"}, {@code "1.250 ms"}, {@code
   * "3.000 000 120 s"}.
   *
   * @param cycles of 1 GHz
   */
  public static String time(long cycles) {
    if (cycles < 10_000) {
      return cycles + " ns";
    }
    if (cycles < 1_000_000) {
      return fraction(cycles, 1_000) + " µs";
    }
    return cycles < 1_000_000_000
        ? fraction(cycles, 1_000_000) + " ms"
        : fraction(cycles, 1_000_000_000) + " s";
  }

  private static String fraction(long cycles, long unit) {
    StringBuilder text = new StringBuilder(Long.toString(cycles / unit));
    String digits = "%09d".formatted(cycles % unit);
    int places = Long.toString(unit).length() - 1;
    digits = digits.substring(9 - places);
    text.append('.');
    for (int i = 0; i < places; i += 3) {
      text.append(i == 0 ? "" : " ").append(digits, i, i + 3);
    }
    return text.toString();
  }

  /** A part as percent with one digit. */
  public static String percent(double part) {
    return Double.isNaN(part) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
