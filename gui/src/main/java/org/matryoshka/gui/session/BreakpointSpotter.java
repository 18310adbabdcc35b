package org.matryoshka.gui.session;

import java.util.function.Consumer;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.gui.session.condition.Condition;
import org.matryoshka.gui.session.condition.Moment;
import org.matryoshka.gui.session.machine.VmNames;
import org.matryoshka.hv.VirtualMachine;

/** A breakpoint in a run: its place, then its condition, then how many hits are to be ignored. */
final class BreakpointSpotter implements Spotter {
  private final World world;
  private final Spotter place;
  private final Condition condition;
  private final Consumer<Breakpoint> counted;
  private final Moment moment = new Moment();
  private Breakpoint breakpoint;
  private int vm;
  private ExitEntry exit;

  /**
   * @param condition null for none
   * @param counted is told of the breakpoint with each hit counted
   */
  BreakpointSpotter(
      World world,
      Breakpoint breakpoint,
      Spotter place,
      Condition condition,
      Consumer<Breakpoint> counted) {
    this.world = world;
    this.breakpoint = breakpoint;
    this.place = place;
    this.condition = condition;
    this.counted = counted;
  }

  @Override
  public boolean wantsSteps() {
    return place.wantsSteps();
  }

  @Override
  public boolean wantsInstructions() {
    return place.wantsInstructions();
  }

  @Override
  public boolean wantsStores() {
    return place.wantsStores();
  }

  @Override
  public void begin(StepTracker tracker, boolean standing) {
    place.begin(tracker, standing);
  }

  @Override
  public boolean atExit(ExitEntry entry) {
    return seen(place.atExit(entry), entry.exit().vm(), entry);
  }

  @Override
  public boolean atStep(StepTracker step) {
    return seen(place.atStep(step), step.vm(), step.exit());
  }

  @Override
  public boolean atInstruction(int ofVm, long rip) {
    return seen(place.atInstruction(ofVm, rip), ofVm, null);
  }

  @Override
  public boolean afterInstruction(int ofVm, long rip, DecodedInstruction instruction) {
    return seen(place.afterInstruction(ofVm, rip, instruction), ofVm, null);
  }

  @Override
  public boolean atStore(int ofVm, long hpa, int size, long before, long after) {
    return seen(
        place.atStore(ofVm, hpa, size, before, after), world.hypervisor().currentVm(), null);
  }

  private boolean seen(boolean yes, int by, ExitEntry entry) {
    if (yes) {
      vm = by;
      exit = entry;
    }
    return yes;
  }

  @Override
  public boolean confirm() {
    moment.set(world.machine(vm), world.position(), exit == null ? null : exit.exit());
    if (!place.confirm() || (condition != null && !condition.holds(moment))) {
      return false;
    }
    breakpoint = breakpoint.withHits(breakpoint.hits() + 1);
    counted.accept(breakpoint);
    return breakpoint.hits() > breakpoint.ignore();
  }

  @Override
  public String cause() {
    VirtualMachine machine = world.machine(vm);
    String number = " " + breakpoint.number();
    return switch (breakpoint.place()) {
      case Breakpoint.Execution at ->
          "Breakpoint%s at 0x%x in VM %s (%s)."
              .formatted(number, at.gva(), VmNames.of(machine), VmNames.level(machine));
      case Breakpoint.MemoryAccess _ -> "Watchpoint" + number + ": " + place.cause();
      case Breakpoint.PrivilegeChange _ ->
          "Breakpoint%s in VM %s: %s".formatted(number, VmNames.of(machine), place.cause());
      case Breakpoint.AddressSpaceSwitch _, Breakpoint.VmSwitch _, Breakpoint.Exit _ ->
          "Breakpoint" + number + ": " + place.cause();
    };
  }
}
