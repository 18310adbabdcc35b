package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.Clock;

/**
 * A crystal beside the virtual clock: converts between its ticks and cycles exactly, so that
 * nothing drifts however long a machine runs.
 *
 * @param hertz ticks per virtual second, at most 2³¹ − 1
 */
public record Frequency(int hertz) {
  /**
   * Whole ticks from time 0 to a time.
   *
   * @param cycles not negative
   */
  public long ticks(long cycles) {
    long seconds = cycles / Clock.HERTZ;
    return seconds * hertz + cycles % Clock.HERTZ * hertz / Clock.HERTZ;
  }

  /**
   * The first cycle of a tick.
   *
   * @param ticks not negative
   */
  public long cycles(long ticks) {
    long seconds = ticks / hertz;
    return seconds * Clock.HERTZ + (ticks % hertz * Clock.HERTZ + hertz - 1) / hertz;
  }
}
