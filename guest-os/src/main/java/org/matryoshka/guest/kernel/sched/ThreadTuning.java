package org.matryoshka.guest.kernel.sched;

/**
 * What may be written to {@code /proc/N/sched}: {@code nice N}, or {@code weight N} for a weight
 * that belongs to no nice value, as an experiment with exact ratios wants it.
 */
public final class ThreadTuning {
  /** The largest weight that may be given. */
  public static final int MAX_WEIGHT = 100_000;

  private static final int MOST_DIGITS = 6;

  private ThreadTuning() {}

  /**
   * The weight that a thread would have.
   *
   * @param text what was written
   * @return 0 if it is not understood
   */
  public static int weightAfter(String text) {
    if (text.startsWith("weight ")) {
      int weight = number(text, "weight ".length());
      return weight >= 1 && weight <= MAX_WEIGHT ? weight : 0;
    }
    return isNice(text) ? NiceWeights.of(nice(text)) : 0;
  }

  /** Does what a text says, for which {@link #weightAfter} is not 0. */
  public static void apply(Dispatcher dispatcher, KernelThread thread, String text) {
    if (isNice(text)) {
      dispatcher.setNice(thread, nice(text));
    } else {
      dispatcher.setWeight(thread, weightAfter(text));
    }
  }

  private static boolean isNice(String text) {
    int nice = nice(text);
    return text.startsWith("nice ") && nice >= NiceWeights.MIN_NICE && nice <= NiceWeights.MAX_NICE;
  }

  private static int nice(String text) {
    boolean negative = text.startsWith("nice -");
    int digits = number(text, negative ? "nice -".length() : "nice ".length());
    if (digits < 0) {
      return Integer.MAX_VALUE;
    }
    return negative ? -digits : digits;
  }

  /** The decimal number from a place to the end; -1 if there is none. */
  private static int number(String text, int from) {
    if (from >= text.length() || text.length() - from > MOST_DIGITS) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
