package org.matryoshka.gui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.gui.session.history.Timeline;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.observe.StepObserver;

/**
 * Runs the machine and asks spotters on the way, no more often than they want. Where one says yes
 * the run stops.
 */
final class Lookout {
  private final World world;
  private final Hypervisor hypervisor;
  private final List<Spotter> own;
  private final StepTracker tracker;
  private final List<Spotter> seen = new ArrayList<>();
  private Spotter[] spotters;
  private boolean stepwise;

  Lookout(World world, List<Spotter> spotters) {
    this.world = world;
    this.hypervisor = world.hypervisor();
    this.own = List.copyOf(spotters);
    this.spotters = own.toArray(Spotter[]::new);
    tracker = new StepTracker(world);
  }

  /**
   * A run begins.
   *
   * @param standing whether the user knows the present place, so that it is not one to stop at
   */
  void begin(boolean standing) {
    tracker.begin();
    for (Spotter spotter : spotters) {
      spotter.begin(tracker, standing);
    }
  }

  /** Has others look out in addition, instead of those there were; they begin here. */
  void setOthers(List<Spotter> others) {
    List<Spotter> all = new ArrayList<>(own);
    all.addAll(others);
    spotters = all.toArray(Spotter[]::new);
    tracker.begin();
    others.forEach(spotter -> spotter.begin(tracker, true));
  }

  /**
   * Runs on.
   *
   * @return as {@link Timeline#run(long)}; {@link RunResult#REQUESTED} means that somebody has seen
   *     his place, or wants to be asked otherwise from now on
   */
  RunResult run(Timeline<?> timeline, long steps) {
    seen.clear();
    stepwise = false;
    boolean stores = false;
    boolean instructions = false;
    for (Spotter spotter : spotters) {
      stepwise |= spotter.wantsSteps();
      stores |= spotter.wantsStores();
      instructions |= spotter.wantsInstructions();
    }
    world.setExitListener(spotters.length == 0 ? index -> {} : this::exited);
    hypervisor.setStepObserver(stores || instructions ? new Instructions(stores) : null);
    BooleanSupplier probe = stepwise ? this::stepped : null;
    try {
      tracker.begin();
      return timeline.run(steps, probe);
    } finally {
      world.setExitListener(index -> {});
      hypervisor.setStepObserver(null);
    }
  }

  /** Of those who have seen their place in the last run, the first who is sure; null for nobody. */
  Spotter found() {
    Spotter first = null;
    for (Spotter spotter : seen) {
      if (spotter.confirm() && first == null) {
        first = spotter;
      }
    }
    return first;
  }

  private void exited(long index) {
    ExitEntry entry = world.exits().get(index);
    for (Spotter spotter : spotters) {
      if (spotter.atExit(entry)) {
        seen.add(spotter);
        hypervisor.stopAfterThisStep();
      }
    }
  }

  private boolean stepped() {
    tracker.stepped();
    boolean wanted = false;
    for (Spotter spotter : spotters) {
      if (spotter.wantsSteps() && spotter.atStep(tracker)) {
        seen.add(spotter);
      }
      wanted |= spotter.wantsSteps();
    }
    return !wanted || !seen.isEmpty();
  }

  private final class Instructions implements StepObserver {
    private final boolean stores;

    Instructions(boolean stores) {
      this.stores = stores;
    }

    @Override
    public boolean before(int vm, long rip) {
      boolean goesOn = true;
      for (Spotter spotter : spotters) {
        if (spotter.wantsInstructions() && spotter.atInstruction(vm, rip)) {
          seen.add(spotter);
          goesOn = false;
        }
        goesOn &= stepwise || !spotter.wantsSteps();
      }
      return goesOn;
    }

    @Override
    public void retired(int vm, long rip, DecodedInstruction instruction) {
      for (Spotter spotter : spotters) {
        if (spotter.wantsInstructions() && spotter.afterInstruction(vm, rip, instruction)) {
          seen.add(spotter);
          hypervisor.stopAfterThisStep();
        }
      }
    }

    @Override
    public boolean wantsStores() {
      return stores;
    }

    @Override
    public void stored(int vm, long gva, long hpa, int size, long before, long after) {
      for (Spotter spotter : spotters) {
        if (spotter.wantsStores() && spotter.atStore(vm, hpa, size, before, after)) {
          seen.add(spotter);
          hypervisor.stopAfterThisStep();
        }
      }
    }
  }
}
