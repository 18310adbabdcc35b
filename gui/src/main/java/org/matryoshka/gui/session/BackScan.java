package org.matryoshka.gui.session;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.matryoshka.gui.session.history.Timeline;
import org.matryoshka.hv.RunResult;

/**
 * Looks for the last place before now that somebody spots: runs a stretch before now again, then
 * one before that, each longer than the one after it.
 */
final class BackScan {
  /** A stretch is at most so long. */
  private static final long LONGEST = 1L << 22;

  /** Steps between two looks at whether the search is cancelled. */
  private static final long SLICE = 1L << 18;

  private final World world;
  private final Timeline<WorldSnapshot> timeline;
  private final BooleanSupplier cancelled;
  private Spotter spotter;
  private String cause = "";

  BackScan(World world, Timeline<WorldSnapshot> timeline, BooleanSupplier cancelled) {
    this.world = world;
    this.timeline = timeline;
    this.cancelled = cancelled;
  }

  /** Nothing was found. */
  static final long NOWHERE = -1;

  /** It was cancelled. */
  static final long CANCELLED = -2;

  /**
   * The last step up to {@code end} at which somebody spots his place; the machine is left anywhere
   * before.
   *
   * @param end the last step that counts
   * @param stretch length of the first stretch
   */
  long last(List<Spotter> spotters, long end, long stretch) {
    return last(spotters, world::position, end, stretch);
  }

  /**
   * The same, if what is found is not where the machine is when it is spotted.
   *
   * @param place which step is meant, when somebody has just spotted his place
   */
  long last(List<Spotter> spotters, LongSupplier place, long end, long stretch) {
    Lookout lookout = new Lookout(world, spotters);
    long to = end;
    long length = stretch;
    while (to >= 0) {
      long from = Math.max(0, to - length);
      if (!timeline.travel(from, cancelled)) {
        return CANCELLED;
      }
      long found = lastIn(lookout, place, to);
      if (found != NOWHERE) {
        return found;
      }
      if (from == 0) {
        return NOWHERE;
      }
      to = from;
      length = Math.min(4 * length, LONGEST);
    }
    return NOWHERE;
  }

  private long lastIn(Lookout lookout, LongSupplier place, long end) {
    long found = NOWHERE;
    lookout.begin(false);
    RunResult result = RunResult.BUDGET;
    // what is about to happen at the end is seen when it is tried
    while (timeline.position() <= end
        && (result == RunResult.BUDGET || result == RunResult.REQUESTED)) {
      if (cancelled.getAsBoolean()) {
        return CANCELLED;
      }
      result = lookout.run(timeline, Math.min(SLICE, end + 1 - timeline.position()));
      Spotter sure = lookout.found();
      if (sure != null && place.getAsLong() <= end) {
        found = place.getAsLong();
        spotter = sure;
        cause = sure.cause();
      }
    }
    return found;
  }

  /** Who spotted the place that was found. */
  Spotter spotter() {
    return spotter;
  }

  /** Why the place is one, as it was known there. */
  String cause() {
    return cause;
  }
}
