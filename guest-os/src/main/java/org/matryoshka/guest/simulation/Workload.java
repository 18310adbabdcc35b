package org.matryoshka.guest.simulation;

/**
 * What a virtual task does: runs for a while, waits for a while, and so on.
 *
 * @param burst nanoseconds of processor time between two waits, more than 0
 * @param pause nanoseconds of each wait; 0 gives the rest of the turn up and stays ready
 * @param total nanoseconds of processor time after which it ends
 */
public record Workload(long burst, long pause, long total) {
  /** A processor time that no simulation reaches. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** Checks the numbers. */
  public Workload {
    if (burst <= 0 || pause < 0 || total <= 0) {
      throw new IllegalArgumentException(
          "a workload runs for some time and waits for none or some: " + burst + ", " + pause);
    }
  }

  /** Runs without end and never waits. */
  public static Workload hog() {
    return new Workload(ENDLESS, 0, ENDLESS);
  }

  /** Runs for so many nanoseconds, then ends. */
  public static Workload job(long total) {
    return new Workload(ENDLESS, 0, total);
  }

  /** Runs and waits in turn without end: an editor, a server. */
  public static Workload sleeper(long burst, long pause) {
    return new Workload(burst, pause, ENDLESS);
  }
}
