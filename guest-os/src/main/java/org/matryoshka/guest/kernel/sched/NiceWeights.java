package org.matryoshka.guest.kernel.sched;

/**
 * The weight of a nice value: 1024 for 0, and 1.25 times as much for each step down, so that one
 * step moves about a tenth of the processor between two tasks. The figures are Linux's ({@code
 * sched_prio_to_weight} in {@code kernel/sched/core.c}): 1024·1.25^-nice, rounded.
 */
public final class NiceWeights {
  /** The nice value that gets most. */
  public static final int MIN_NICE = -20;

  /** The nice value that gets least. */
  public static final int MAX_NICE = 19;

  private static final int[] WEIGHTS = {
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, //
    9548, 7620, 6100, 4904, 3906, 3121, 2501, 1991, 1586, 1277, //
    1024, 820, 655, 526, 423, 335, 272, 215, 172, 137, //
    110, 87, 70, 56, 45, 36, 29, 23, 18, 15
  };

  private NiceWeights() {}

  /**
   * The weight of a nice value.
   *
   * @param nice from {@link #MIN_NICE} to {@link #MAX_NICE}
   */
  public static int of(int nice) {
    return WEIGHTS[nice - MIN_NICE];
  }
}
