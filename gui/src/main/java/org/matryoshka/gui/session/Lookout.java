package org.matryoshka.gui.session;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.observe.StepObserver;
import org.matryoshka.gui.session.history.Timeline;

/** Runs the machine and asks spotters on the way, no more often than they want. */
final class Lookout {
  private final World world;
  private final Hypervisor hypervisor;
  private final List<Spotter> spotters;
  private final boolean stops;
  private final StepTracker tracker;
  private Spotter hit;
  private long hitStep = -1;
  private long limit = Long.MAX_VALUE;
  private boolean stepwise;

  /**
   * @param stops whether a hit stops the run; else the last one is remembered
   */
  Lookout(World world, List<Spotter> spotters, boolean stops) {
    this.world = world;
    this.hypervisor = world.hypervisor();
    this.spotters = List.copyOf(spotters);
    this.stops = stops;
    tracker = new StepTracker(world);
  }

  /**
   * A run begins.
   *
   * @param standing whether the user knows the present place, so that it is not one to stop at
   * @param last hits behind this step do not count
   */
  void begin(boolean standing, long last) {
    limit = last;
    tracker.begin();
    spotters.forEach(spotter -> spotter.begin(tracker, standing));
  }

  /**
   * Runs on, as far as it may.
   *
   * @return as {@link Timeline#run}; {@link RunResult#REQUESTED} means a hit, if there is one, or
   *     that somebody wants to be asked otherwise from now on
   */
  RunResult run(Timeline<?> timeline, long steps) {
    stepwise = spotters.stream().anyMatch(Spotter::wantsSteps);
    boolean stores = spotters.stream().anyMatch(Spotter::wantsStores);
    boolean instructions = stores || spotters.stream().anyMatch(Spotter::wantsInstructions);
    world.setExitListener(spotters.isEmpty() ? index -> {} : this::exited);
    hypervisor.setStepObserver(instructions ? new Instructions(stores) : null);
    BooleanSupplier probe = stepwise ? this::stepped : null;
    try {
      tracker.begin();
      return timeline.run(steps, probe);
    } finally {
      world.setExitListener(index -> {});
      hypervisor.setStepObserver(null);
    }
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
    for (int i = 0; i < spotters.size(); i++) {
      if (spotters.get(i).atExit(entry) && noted(spotters.get(i), entry.step())) {
        hypervisor.stopAfterThisStep();
      }
    }
  }

  private boolean stepped() {
    tracker.stepped();
    boolean stop = false;
    boolean wanted = false;
    for (int i = 0; i < spotters.size(); i++) {
      Spotter spotter = spotters.get(i);
      if (spotter.wantsSteps() && spotter.atStep(tracker)) {
        stop |= noted(spotter, world.position());
      }
      wanted |= spotter.wantsSteps();
    }
    return stop || !wanted;
  }

  private boolean noted(Spotter spotter, long step) {
    if (step > limit) {
      return false;
    }
    if (hit == null || !stops) {
      hit = spotter;
      hitStep = step;
    }
    return stops;
  }

  private final class Instructions implements StepObserver {
    private final boolean stores;

    Instructions(boolean stores) {
      this.stores = stores;
    }

    @Override
    public boolean before(int vm, long rip) {
      CpuState state = hypervisor.runningState();
      boolean goesOn = true;
      for (int i = 0; i < spotters.size(); i++) {
        Spotter spotter = spotters.get(i);
        if (spotter.wantsInstructions()
            && spotter.atInstruction(vm, state)
            && noted(spotter, hypervisor.position())) {
          goesOn = false;
        }
      }
      return goesOn;
    }

    @Override
    public boolean wantsStores() {
      return stores;
    }

    @Override
    public void stored(int vm, long gva, long hpa, int size, long before, long after) {
      for (int i = 0; i < spotters.size(); i++) {
        Spotter spotter = spotters.get(i);
        if (spotter.wantsStores()
            && spotter.atStore(vm, hpa, size, before, after)
            && noted(spotter, hypervisor.position())) {
          hypervisor.stopAfterThisStep();
        }
      }
    }
  }
}
