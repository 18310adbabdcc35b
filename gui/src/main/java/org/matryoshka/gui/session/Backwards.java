package org.matryoshka.gui.session;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.matryoshka.gui.session.history.Checkpoint;
import org.matryoshka.gui.session.history.Timeline;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.VirtualMachine;

/** Goes to other steps. Each way there ends in a sentence that says where, or why not. */
final class Backwards {
  private static final String CANCELLED = "The journey was stopped; this is where it began.";
  private static final String POWER_ON = "This is power-on: there is nothing before it.";

  /** First stretch to be searched for something that is probably near. */
  private static final long NEAR = 1L << 10;

  /** First stretch to be searched for something that may be far. */
  private static final long FAR = 1L << 18;

  private final World world;
  private final Timeline<WorldSnapshot> timeline;
  private final BooleanSupplier cancelled;

  Backwards(World world, Timeline<WorldSnapshot> timeline, BooleanSupplier cancelled) {
    this.world = world;
    this.timeline = timeline;
    this.cancelled = cancelled;
  }

  String travel(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("There is no step " + step + ".");
    }
    return arrive(step, "");
  }

  private String arrive(long step, String why) {
    if (!timeline.travel(step, cancelled)) {
      return CANCELLED;
    }
    return timeline.position() < step
        ? "The run ends before step " + Quantity.grouped(step) + "."
        : why;
  }

  String stepBack(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "One can go back by 1 step or more, not by " + steps + ".");
    }
    return timeline.position() == 0
        ? POWER_ON
        : arrive(Math.max(0, timeline.position() - steps), "Stepped back.");
  }

  String previousExit(ExitFilter filter) {
    ExitHistory exits = world.exits();
    long now = timeline.position();
    for (long i = Math.min(exits.total(), exits.known()); i >= exits.first(); i--) {
      ExitEntry entry = exits.get(i);
      if (entry.step() < now && filter.matches(entry)) {
        return arrive(entry.step(), entry.exit().sentence());
      }
    }
    if (exits.first() == 1) {
      return "There was no such exit before.";
    }
    return search(List.of(new Spotters.OnExit(filter)), FAR, "There was no such exit before.");
  }

  /**
   * To where one of the breakpoints was passed last.
   *
   * @param breakpoints at least one, else it goes to power-on
   */
  String runBack(List<Spotter> breakpoints) {
    String none = "No breakpoint was passed before; this is power-on.";
    return breakpoints.isEmpty() ? arrive(0, none) : search(breakpoints, FAR, none);
  }

  private String search(List<Spotter> spotters, long stretch, String none) {
    Checkpoint<WorldSnapshot> here = timeline.here();
    try {
      BackScan scan = new BackScan(world, timeline, cancelled);
      long found = scan.last(spotters, here.step() - 1, stretch);
      if (found == BackScan.NOWHERE && none.endsWith("power-on.")) {
        return arrive(0, none);
      }
      if (found < 0) {
        timeline.returnTo(here);
        return found == BackScan.CANCELLED ? CANCELLED : none;
      }
      return arrive(found, scan.cause());
    } finally {
      here.state().release();
    }
  }

  String stepOver(int number) {
    if (timeline.position() == 0) {
      return POWER_ON;
    }
    VirtualMachine vm = machine(number);
    CallSpotter call = new CallSpotter(world, vm, CallSpotter.Kind.CALL_OF_RETURN);
    CallSpotter last = new CallSpotter(world, vm, CallSpotter.Kind.LAST_STEP);
    Checkpoint<WorldSnapshot> here = timeline.here();
    try {
      BackScan scan = new BackScan(world, timeline, cancelled);
      long step = scan.last(List.of(last), last::place, here.step() - 1, NEAR);
      long found = step;
      if (step >= 0 && last.wasReturn()) {
        found = scan.last(List.of(call), call::place, here.step() - 1, NEAR);
        found = found == BackScan.NOWHERE ? step : found;
      }
      return end(found, here, scan.cause());
    } finally {
      here.state().release();
    }
  }

  String stepOut(int number) {
    CallSpotter call = new CallSpotter(world, machine(number), CallSpotter.Kind.CALL_OF_FRAME);
    Checkpoint<WorldSnapshot> here = timeline.here();
    try {
      BackScan scan = new BackScan(world, timeline, cancelled);
      long found = scan.last(List.of(call), call::place, here.step() - 1, NEAR);
      return end(found, here, scan.cause());
    } finally {
      here.state().release();
    }
  }

  private String end(long found, Checkpoint<WorldSnapshot> here, String cause) {
    if (found >= 0) {
      return arrive(found, cause);
    }
    timeline.returnTo(here);
    return found == BackScan.CANCELLED ? CANCELLED : "Nothing on the stack says where this began.";
  }

  private VirtualMachine machine(int number) {
    return world.machine(number == 0 ? Math.max(1, world.hypervisor().currentVm()) : number);
  }
}
