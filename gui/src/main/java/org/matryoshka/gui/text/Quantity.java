package org.matryoshka.gui.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write and read them: sizes with a unit, counts with separators, shares. */
public final class Quantity {
  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,12})\\s*(?:([KMG])(?:i?B)?)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern COUNT =
      Pattern.compile("([0-9][0-9_]{0,24})([KMG]?)", Pattern.CASE_INSENSITIVE);

  private Quantity() {}

  /**
   * Bytes from {@code 64M}, {@code 64MiB}, {@code 65536K}, {@code 1G} or a plain number of bytes;
   * K, M and G are powers of 1024.
   *
   * @throws IllegalArgumentException when it is not such a size; the message is for the user
   */
  public static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a size; write for instance 64M, 1G or 4096K");
    }
    return scaled(text, matcher.group(1), matcher.group(2), 1024);
  }

  /**
   * A count from {@code 1000000}, {@code 1_000_000} or {@code 1M}; K, M and G are powers of 1000.
   *
   * @throws IllegalArgumentException when it is not such a count; the message is for the user
   */
  public static long count(String text) {
    Matcher matcher = COUNT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a count; write for instance 1000000, 1_000_000 or 1M");
    }
    return scaled(text, matcher.group(1).replace("_", ""), matcher.group(2), 1000);
  }

  private static long scaled(String text, String digits, String unit, long step) {
    long factor =
        switch (unit == null ? "" : unit.toUpperCase(Locale.ROOT)) {
          case "K" -> step;
          case "M" -> step * step;
          case "G" -> step * step * step;
          default -> 1;
        };
    try {
      return Math.multiplyExact(Long.parseLong(digits), factor);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is too large", e);
    }
  }

  /** 1234567 as {@code 1,234,567}. */
  public static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share of 1 as {@code 66.7 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Bytes as {@code 512 B}, {@code 64 KiB}, {@code 16 MiB}; one decimal where it is not whole. */
  public static String size(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    boolean whole = value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }

  /** A 64-bit value as 16 hexadecimal digits. */
  public static String hex64(long value) {
    return String.format(Locale.ROOT, "%016x", value);
  }
}
