package org.matryoshka.gui.session;

import org.matryoshka.gui.session.condition.Condition;
import org.matryoshka.gui.session.condition.Moment;
import org.matryoshka.gui.session.machine.VmNames;
import org.matryoshka.isa.system.PageTableEntry;

/** The spotters of single commands and of breakpoints on modes. */
final class Spotters {
  private Spotters() {}

  /** An exit of a kind. */
  static final class OnExit implements Spotter {
    private final ExitFilter filter;
    private ExitEntry seen;

    OnExit(ExitFilter filter) {
      this.filter = filter;
    }

    @Override
    public boolean atExit(ExitEntry exit) {
      boolean matches = filter.matches(exit);
      if (matches) {
        seen = exit;
      }
      return matches;
    }

    @Override
    public String cause() {
      return seen.exit().sentence();
    }
  }

  /** A step of one VM. */
  static final class OnStepOf implements Spotter {
    private final int vm;

    OnStepOf(int vm) {
      this.vm = vm;
    }

    @Override
    public boolean wantsSteps() {
      return true;
    }

    @Override
    public boolean atStep(StepTracker step) {
      return step.vm() == vm;
    }

    @Override
    public String cause() {
      return "Stepped.";
    }
  }

  /** A condition begins to hold; of one about exits, each exit is a beginning. */
  static final class OnCondition implements Spotter {
    private final World world;
    private final Condition condition;
    private final Moment moment = new Moment();
    private boolean held;

    OnCondition(World world, Condition condition) {
      this.world = world;
      this.condition = condition;
    }

    @Override
    public boolean wantsSteps() {
      return !condition.isAboutExits();
    }

    @Override
    public void begin(StepTracker tracker, boolean standing) {
      moment.set(tracker.machine(), world.position(), null);
      held = condition.holds(moment);
    }

    @Override
    public boolean atStep(StepTracker step) {
      moment.set(step.machine(), world.position(), step.exit() == null ? null : step.exit().exit());
      boolean before = held;
      held = condition.holds(moment);
      return held && !before;
    }

    @Override
    public boolean atExit(ExitEntry exit) {
      if (!condition.isAboutExits()) {
        return false;
      }
      moment.set(world.machine(exit.exit().vm()), exit.step(), exit.exit());
      return condition.holds(moment);
    }

    @Override
    public String cause() {
      return "The condition holds now: " + condition.text() + ".";
    }
  }

  /** A VM is about to execute the instruction at an address. */
  static final class OnAddress implements Spotter {
    private final World world;
    private final int vm;
    private final long gva;
    private final Long root;
    private long seenAt = -1;

    /**
     * @param root value of CR3 of the address space; null for any
     */
    OnAddress(World world, int vm, long gva, Long root) {
      this.world = world;
      this.vm = vm;
      this.gva = gva;
      this.root = root;
    }

    @Override
    public boolean wantsInstructions() {
      return true;
    }

    @Override
    public void begin(StepTracker tracker, boolean standing) {
      boolean here =
          standing
              && world.hypervisor().currentVm() == vm
              && world.machine(vm).cpu().state.rip == gva;
      seenAt = here ? world.machine(vm).instructions() : -1;
    }

    @Override
    public boolean atInstruction(int ofVm, long rip) {
      if (rip != gva || ofVm != vm || !isInSpace()) {
        return false;
      }
      // an instruction that exits and is tried again is met once
      long instructions = world.machine(vm).instructions();
      boolean again = instructions == seenAt;
      seenAt = instructions;
      return !again;
    }

    private boolean isInSpace() {
      return root == null
          || (world.machine(vm).cpu().state.cr3 & PageTableEntry.ADDRESS)
              == (root & PageTableEntry.ADDRESS);
    }

    @Override
    public String cause() {
      return "Reached 0x%x in VM %s (%s)."
          .formatted(gva, VmNames.of(world.machine(vm)), VmNames.level(world.machine(vm)));
    }
  }

  /** A VM goes between user mode and kernel. */
  static final class OnPrivilege implements Spotter {
    private final int vm;
    private int to;

    OnPrivilege(int vm) {
      this.vm = vm;
    }

    @Override
    public boolean wantsSteps() {
      return true;
    }

    @Override
    public boolean atStep(StepTracker step) {
      to = step.state().cpl;
      return (vm == 0 || step.vm() == vm) && to != step.levelBefore();
    }

    @Override
    public String cause() {
      return to == 3 ? "User mode was entered." : "The kernel was entered.";
    }
  }

  /** A VM changes its address space, which is an exit always. */
  static final class OnAddressSpace implements Spotter {
    private final World world;
    private final int vm;
    private final long[] roots;
    private String cause = "";

    OnAddressSpace(World world, int vm) {
      this.world = world;
      this.vm = vm;
      roots = new long[world.machines().size() + 1];
    }

    @Override
    public void begin(StepTracker tracker, boolean standing) {
      for (int i = 1; i < roots.length; i++) {
        roots[i] = world.machine(i).cpu().state.cr3;
      }
    }

    @Override
    public boolean atExit(ExitEntry exit) {
      int by = exit.exit().vm();
      long now = world.machine(by).cpu().state.cr3;
      boolean changed = roots[by] != now;
      roots[by] = now;
      if (changed) {
        cause =
            "VM %s switched to the address space with the root 0x%x."
                .formatted(VmNames.of(world.machine(by)), now);
      }
      return changed && (vm == 0 || by == vm);
    }

    @Override
    public String cause() {
      return cause;
    }
  }

  /** A core goes to another VM. */
  static final class OnVmSwitch implements Spotter {
    private final World world;
    private final int vm;
    private int last;

    OnVmSwitch(World world, int vm) {
      this.world = world;
      this.vm = vm;
    }

    @Override
    public boolean wantsInstructions() {
      return true;
    }

    @Override
    public void begin(StepTracker tracker, boolean standing) {
      last = tracker.vm();
    }

    @Override
    public boolean atInstruction(int ofVm, long rip) {
      boolean changed = ofVm != last;
      last = ofVm;
      return changed && (vm == 0 || ofVm == vm);
    }

    @Override
    public String cause() {
      return "VM " + VmNames.of(world.machine(last)) + " got the core.";
    }
  }
}
