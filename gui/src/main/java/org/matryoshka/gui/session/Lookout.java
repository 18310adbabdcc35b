package org.matryoshka.gui.session;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Asks spotters while the machine runs. */
final class Lookout {
  private final World world;
  private final List<Spotter> atExits;
  private final List<Spotter> atSteps;
  private final boolean stops;
  private Spotter hit;
  private long hitStep = -1;
  private long limit = Long.MAX_VALUE;

  /**
   * @param stops whether a hit stops the run; else the last one is remembered
   */
  Lookout(World world, List<Spotter> spotters, boolean stops) {
    this.world = world;
    this.stops = stops;
    atExits = spotters.stream().filter(spotter -> !spotter.stepwise()).toList();
    atSteps = spotters.stream().filter(Spotter::stepwise).toList();
  }

  /** A run begins. */
  void begin() {
    atExits.forEach(Spotter::begin);
    atSteps.forEach(Spotter::begin);
    world.setExitListener(atExits.isEmpty() ? index -> {} : this::exited);
  }

  /** The run is over. */
  void end() {
    world.setExitListener(index -> {});
  }

  /** Hits behind this step do not count. */
  void setLimit(long step) {
    limit = step;
  }

  /** What to ask after each step; null for nothing. */
  BooleanSupplier probe() {
    return atSteps.isEmpty() ? null : this::stepped;
  }

  /** Who saw its place: the first, or if hits do not stop the run the last; null for nobody. */
  Spotter hit() {
    return hit;
  }

  /** Where. */
  long hitStep() {
    return hitStep;
  }

  private void exited(long index) {
    ExitEntry entry = world.exits().get(index);
    for (Spotter spotter : atExits) {
      if (spotter.atExit(entry) && noted(spotter, entry.step())) {
        world.hypervisor().stopAfterThisStep();
        return;
      }
    }
  }

  private boolean stepped() {
    boolean stop = false;
    for (Spotter spotter : atSteps) {
      if (spotter.atStep()) {
        stop |= noted(spotter, world.position());
      }
    }
    return stop;
  }

  private boolean noted(Spotter spotter, long step) {
    if (step <= limit) {
      hit = spotter;
      hitStep = step;
    }
    return stops;
  }
}
