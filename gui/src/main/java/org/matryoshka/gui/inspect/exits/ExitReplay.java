package org.matryoshka.gui.inspect.exits;

import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;

/** Looks at an exit by living through it: the machine before, the exit, the machine after. */
public final class ExitReplay {
  private ExitReplay() {}

  /**
   * What is known of an exit.
   *
   * @param world of which the exit has not happened yet: it is run up to it and just beyond
   * @return the detail; what the record alone tells if the world does not come to this exit
   */
  public static ExitDetail detail(World world, ExitEntry entry) {
    ExitNames names = ExitNames.of(world);
    if (world.position() < entry.step() - 1) {
      world.run(entry.step() - 1 - world.position());
    }
    if (world.position() != entry.step() - 1 || world.exits().total() != entry.index() - 1) {
      return ExitDetailReader.read(entry, names);
    }
    ExitScene before = ExitSceneReader.read(world, entry);
    world.run(1);
    return world.exits().total() == entry.index()
        ? ExitDetailReader.read(entry, names, before, ExitSceneReader.read(world, entry))
        : ExitDetailReader.read(entry, names);
  }
}
