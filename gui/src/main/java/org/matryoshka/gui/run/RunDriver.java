package org.matryoshka.gui.run;

import java.util.function.BooleanSupplier;

/** Drives a run in slices until it ends, its budget is used up, or the user has had enough. */
public final class RunDriver {
  /**
   * A slice is short enough to answer a key or Ctrl-C at once, and always the same, so that a run
   * is cut at the same places every time.
   */
  private static final long SLICE = 2_000_000;

  /** Why it was driven no further. */
  public enum Outcome {
    /** All guests have ended. */
    ENDED,
    /** All guests wait for something that will not come. */
    IDLE,
    /** The budget is used up. */
    BUDGET_USED_UP,
    /** The user asked to stop. */
    INTERRUPTED
  }

  /** Somebody who is there between two slices. */
  public interface Attendant {
    /** A slice is over: time to show what came out, and to type what was typed. */
    void afterSlice(GuestRun run);

    /**
     * The guests wait, and only input could wake them.
     *
     * @return whether there was some
     */
    boolean awaitInput(GuestRun run);
  }

  private final GuestRun run;
  private final Attendant attendant;
  private final BooleanSupplier interrupted;

  /**
   * @param interrupted whether the user asked to stop
   */
  public RunDriver(GuestRun run, Attendant attendant, BooleanSupplier interrupted) {
    this.run = run;
    this.attendant = attendant;
    this.interrupted = interrupted;
  }

  /**
   * Drives the run.
   *
   * @param maxInstructions the budget of all guests together
   */
  public Outcome drive(long maxInstructions) {
    long left = maxInstructions;
    while (!interrupted.getAsBoolean()) {
      if (left <= 0) {
        return Outcome.BUDGET_USED_UP;
      }
      long slice = Math.min(left, SLICE);
      GuestRun.Progress progress = run.advance(slice);
      // not by what has retired: a guest that only faults retires nothing and must end too
      left -= slice;
      attendant.afterSlice(run);
      switch (progress) {
        case ENDED -> {
          return Outcome.ENDED;
        }
        case IDLE -> {
          if (!attendant.awaitInput(run)) {
            return interrupted.getAsBoolean() ? Outcome.INTERRUPTED : Outcome.IDLE;
          }
        }
        case GOES_ON -> {}
      }
    }
    return Outcome.INTERRUPTED;
  }
}
