package org.matryoshka.gui.inspect.paging;

import java.util.List;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.hv.RunResult;

/** Machines for tests of the readers. */
public final class Worlds {
  private Worlds() {}

  /** A bundled image or scenario at power-on. */
  public static World of(String name) {
    try {
      return new World(WorldLoader.load(name));
    } catch (WorldException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs to a step. */
  public static void runTo(World world, long step) {
    world.run(step - world.position());
    if (world.position() != step) {
      throw new AssertionError("at " + world.position() + ", not " + step);
    }
  }

  /** Runs until there were so many exits, and some steps more. */
  public static World afterExits(String name, long exits) {
    World world = of(name);
    run(world, exits);
    return world;
  }

  /** Runs on until there were so many exits, or nothing more is going to happen. */
  public static void run(World world, long exits) {
    RunResult result = RunResult.BUDGET;
    while (result == RunResult.BUDGET && world.exits().total() < exits) {
      result = world.run(1000);
    }
  }

  /** The first exits of a run. */
  public static List<ExitEntry> exits(String name, int count) {
    List<ExitEntry> all = afterExits(name, count).exits().from(1);
    return all.subList(0, Math.min(count, all.size()));
  }
}
