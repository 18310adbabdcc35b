package org.matryoshka.gui.session;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.session.machine.CodeReader;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.instruction.Instruction;

/**
 * The instruction at which a VM stands is behind it, with all that it called, and with the handlers
 * of the interrupts and exceptions that came before it was done.
 */
final class OverSpotter implements Spotter {
  /** A return takes at most so much more from the stack than the call has put there. */
  private static final long SLACK = 1 << 16;

  private final World world;
  private final int wanted;
  private VirtualMachine vm;
  private Instruction instruction;
  private long rip;
  private long rsp;
  private long root;
  private int level;

  /** Where a call or a handler returns to, while it runs. */
  private long returnsTo;

  private boolean inside;
  private boolean insideCall;

  /**
   * @param vm 0 for the one whose step is next
   */
  OverSpotter(World world, int vm) {
    this.world = world;
    this.wanted = vm;
  }

  @Override
  public boolean wantsSteps() {
    return !inside;
  }

  @Override
  public boolean wantsInstructions() {
    return inside;
  }

  @Override
  public void begin(StepTracker tracker, boolean standing) {
    vm = wanted == 0 ? tracker.machine() : world.machine(wanted);
    CpuState state = vm.cpu().state;
    rip = state.rip;
    rsp = state.gpr[4];
    root = state.cr3;
    level = state.cpl;
    instruction = CodeReader.at(vm, rip);
    inside = false;
  }

  @Override
  public boolean atStep(StepTracker step) {
    if (step.vm() != vm.number()) {
      return false;
    }
    long now = step.state().rip;
    if (!step.hasRetired()) {
      // else the instruction exited, or has iterations to come: it is tried again
      inside = now != rip;
      insideCall = false;
      returnsTo = rip;
      return false;
    }
    long next = rip + (instruction == null ? 0 : instruction.length());
    inside = CodeReader.calls(instruction) && now != next;
    insideCall = true;
    returnsTo = next;
    return !inside;
  }

  @Override
  public boolean atInstruction(int ofVm, long at) {
    if (at != returnsTo || ofVm != vm.number()) {
      return false;
    }
    CpuState state = vm.cpu().state;
    boolean back =
        state.cpl == level
            && state.cr3 == root
            && Long.compareUnsigned(vm.liveState().gpr[4] - rsp, SLACK) < 0;
    inside = !back;
    return back && insideCall;
  }

  @Override
  public String cause() {
    return "Stepped over.";
  }
}
