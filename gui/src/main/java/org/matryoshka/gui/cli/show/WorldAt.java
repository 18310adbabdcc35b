package org.matryoshka.gui.cli.show;

import java.util.List;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Interruption;
import org.matryoshka.gui.session.Replay;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.RunResult;

/** Brings a new world to a place in its run. */
public final class WorldAt {
  /** Steps between two looks at Ctrl-C. */
  private static final long SLICE = 1_000_000;

  private final WorldSpecification specification;
  private final long maxSteps;
  private final Interruption interruption;
  private final List<LoggedAction> actions;
  private final long historyLimit;

  /**
   * With nothing done from outside, and no history.
   *
   * @param maxSteps that may be made to get there
   * @param interruption asked now and then; it ends the run where it is
   */
  public WorldAt(WorldSpecification specification, long maxSteps, Interruption interruption) {
    this(specification, maxSteps, interruption, List.of(), 0);
  }

  /**
   * @param maxSteps that may be made to get there
   * @param interruption asked now and then; it ends the run where it is
   * @param actions what is done from outside on the way
   * @param historyLimit bytes that are kept to go back from there
   */
  public WorldAt(
      WorldSpecification specification,
      long maxSteps,
      Interruption interruption,
      List<LoggedAction> actions,
      long historyLimit) {
    this.specification = specification;
    this.maxSteps = maxSteps;
    this.interruption = interruption;
    this.actions = List.copyOf(actions);
    this.historyLimit = historyLimit;
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
  public record Arrived(Replay replay, Arrival arrival) {
    /** The world. */
    public World world() {
      return replay.world();
    }
  }

  /**
   * Goes there.
   *
   * @throws WorldException if an image can't be loaded into its VM
   * @throws CommandFailure (exit code 3) if the run ends before
   */
  public Arrived go(ShowPosition position) throws WorldException {
    Replay replay = new Replay(specification, actions, historyLimit);
    return switch (position) {
      case ShowPosition.Step(long step) -> toStep(replay, step);
      case ShowPosition.Exit(long index) -> toExit(replay, index);
      case ShowPosition.End() -> toEnd(replay);
    };
  }

  private Arrived toStep(Replay replay, long step) {
    World world = replay.world();
    while (world.position() < step) {
      if (interruption.requested()) {
        return new Arrived(replay, Arrival.INTERRUPTED);
      }
      if (world.position() >= maxSteps) {
        return new Arrived(replay, Arrival.BUDGET);
      }
      long left = Math.min(step, maxSteps) - world.position();
      if (isOver(replay.run(Math.min(left, SLICE))) && world.position() < step) {
        throw ended(world, "--at " + step);
      }
    }
    return new Arrived(replay, Arrival.THERE);
  }

  /** Finds which step the exit is by running over it, and goes back there. */
  private Arrived toExit(Replay replay, long index) {
    World world = replay.world();
    while (world.exits().total() < index) {
      if (interruption.requested()) {
        return new Arrived(replay, Arrival.INTERRUPTED);
      }
      if (world.position() >= maxSteps) {
        return new Arrived(replay, Arrival.BUDGET);
      }
      long left = maxSteps - world.position();
      if (isOver(replay.run(Math.min(left, SLICE))) && world.exits().total() < index) {
        throw ended(world, "--at exit:" + index);
      }
    }
    boolean there =
        replay.timeline().travel(world.exits().get(index).step(), interruption::requested);
    return new Arrived(replay, there ? Arrival.THERE : Arrival.INTERRUPTED);
  }

  private Arrived toEnd(Replay replay) {
    World world = replay.world();
    while (true) {
      if (interruption.requested()) {
        return new Arrived(replay, Arrival.INTERRUPTED);
      }
      if (world.position() >= maxSteps) {
        return new Arrived(replay, Arrival.BUDGET);
      }
      if (isOver(replay.run(Math.min(maxSteps - world.position(), SLICE)))) {
        return new Arrived(replay, Arrival.THERE);
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
