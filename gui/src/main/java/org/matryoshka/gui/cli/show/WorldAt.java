package org.matryoshka.gui.cli.show;

import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Interruption;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.RunResult;

/** Brings a new world to a place in its run. */
public final class WorldAt {
  /** Steps between two looks at Ctrl-C. */
  private static final long SLICE = 1_000_000;

  private final WorldSpecification specification;
  private final long maxSteps;
  private final Interruption interruption;

  /**
   * @param maxSteps that may be made to get there
   * @param interruption asked now and then; it ends the run where it is
   */
  public WorldAt(WorldSpecification specification, long maxSteps, Interruption interruption) {
    this.specification = specification;
    this.maxSteps = maxSteps;
    this.interruption = interruption;
  }

  /** Why a place was not reached. */
  public enum Arrival {
    /** It was. */
    THERE,
    /** The budget of steps was used up before. */
    BUDGET,
    /** The user stopped it. */
    INTERRUPTED
  }

  /** A world, and whether it is where it should be. */
  public record Arrived(World world, Arrival arrival) {}

  /**
   * Goes there.
   *
   * @throws WorldException if an image can't be loaded into its VM
   * @throws CommandFailure (exit code 3) if the run ends before
   */
  public Arrived go(ShowPosition position) throws WorldException {
    World world = new World(specification);
    return switch (position) {
      case ShowPosition.Step(long step) -> toStep(world, step);
      case ShowPosition.Exit(long index) -> toExit(world, index);
      case ShowPosition.End() -> toEnd(world);
    };
  }

  private Arrived toStep(World world, long step) {
    while (world.position() < step) {
      if (interruption.requested()) {
        return new Arrived(world, Arrival.INTERRUPTED);
      }
      if (world.position() >= maxSteps) {
        return new Arrived(world, Arrival.BUDGET);
      }
      long left = Math.min(step, maxSteps) - world.position();
      if (isOver(world.run(Math.min(left, SLICE))) && world.position() < step) {
        throw ended(world, "--at " + step);
      }
    }
    return new Arrived(world, Arrival.THERE);
  }

  /** Finds in one run which step the exit is, and goes there in another. */
  private Arrived toExit(World scout, long index) throws WorldException {
    while (scout.exits().total() < index) {
      if (interruption.requested()) {
        return new Arrived(scout, Arrival.INTERRUPTED);
      }
      if (scout.position() >= maxSteps) {
        return new Arrived(scout, Arrival.BUDGET);
      }
      long left = maxSteps - scout.position();
      if (isOver(scout.run(Math.min(left, SLICE))) && scout.exits().total() < index) {
        throw ended(scout, "--at exit:" + index);
      }
    }
    Arrived before = toStep(new World(specification), scout.exits().get(index).step() - 1);
    World world = before.world();
    while (before.arrival() == Arrival.THERE
        && world.exits().total() < index
        && !isOver(world.run(1))) {
      // a step at a time until the exit has been dealt with
    }
    return before;
  }

  private Arrived toEnd(World world) {
    while (true) {
      if (interruption.requested()) {
        return new Arrived(world, Arrival.INTERRUPTED);
      }
      if (world.position() >= maxSteps) {
        return new Arrived(world, Arrival.BUDGET);
      }
      if (isOver(world.run(Math.min(maxSteps - world.position(), SLICE)))) {
        return new Arrived(world, Arrival.THERE);
      }
    }
  }

  private static boolean isOver(RunResult result) {
    return switch (result) {
      case ALL_ENDED, ALL_IDLE -> true;
      case BUDGET, REQUESTED -> false;
    };
  }

  private static CommandFailure ended(World world, String place) {
    return CommandFailure.rejected(
        place
            + ": the run ends at step "
            + Quantity.grouped(world.position())
            + ", with "
            + Quantity.grouped(world.exits().total())
            + (world.exits().total() == 1 ? " exit" : " exits"));
  }
}
