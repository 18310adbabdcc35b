package org.matryoshka.gui.session;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.session.machine.CodeReader;
import org.matryoshka.gui.session.machine.GuestView;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.instruction.Instruction;

/** For going back: steps of a VM that undo what has happened up to now, as its stack shows it. */
final class CallSpotter implements Spotter {
  private static final int WINDOW = 1 << 14;

  /** What is looked for. */
  enum Kind {
    /** The last instruction or event of the VM. */
    LAST_STEP,
    /** The call, or the event, that has come to its end here. */
    CALL_OF_RETURN,
    /** The call, or the event, that led into the present function or handler. */
    CALL_OF_FRAME
  }

  private final World world;
  private final Kind kind;
  private final VirtualMachine vm;
  private final long rip;
  private final long rsp;
  private final long root;
  private final int level;
  private final byte[] stack;
  private boolean returned;

  /** Looks at the VM as it is now. */
  CallSpotter(World world, VirtualMachine vm, Kind kind) {
    this.world = world;
    this.vm = vm;
    this.kind = kind;
    CpuState state = vm.cpu().state;
    rip = state.rip;
    rsp = state.gpr[4];
    root = state.cr3;
    level = state.cpl;
    stack = GuestView.bytes(vm, rsp, WINDOW);
  }

  @Override
  public boolean wantsSteps() {
    return true;
  }

  @Override
  public boolean atStep(StepTracker step) {
    boolean moved = step.hasRetired() || step.state().rip != step.ripBefore();
    if (step.vm() != vm.number() || !moved) {
      return false;
    }
    return switch (kind) {
      case LAST_STEP -> {
        returned = step.hasRetired() && CodeReader.returns(CodeReader.at(vm, step.ripBefore()));
        yield true;
      }
      case CALL_OF_RETURN -> isOnOurLevel(step) && step.rspBefore() == rsp && leadsHere(step);
      case CALL_OF_FRAME -> leadsInto(step);
    };
  }

  private boolean isOnOurLevel(StepTracker step) {
    return step.levelBefore() == level && step.rootBefore() == root;
  }

  private boolean leadsHere(StepTracker step) {
    if (!step.hasRetired()) {
      return step.ripBefore() == rip;
    }
    Instruction instruction = CodeReader.at(vm, step.ripBefore());
    return CodeReader.calls(instruction) && step.ripBefore() + instruction.length() == rip;
  }

  private boolean leadsInto(StepTracker step) {
    CpuState after = step.state();
    if (after.cpl != level || after.cr3 != root) {
      return false;
    }
    long slot = after.gpr[4];
    if (!step.hasRetired()) {
      // above an error code, if there is one
      return holds(slot, step.ripBefore()) || holds(slot + 8, step.ripBefore());
    }
    Instruction instruction = CodeReader.at(vm, step.ripBefore());
    if (!CodeReader.calls(instruction)) {
      return false;
    }
    boolean entersKernel = step.levelBefore() != level;
    return entersKernel || holds(slot, step.ripBefore() + instruction.length());
  }

  /** Whether the stack has a value at an address now. */
  private boolean holds(long address, long value) {
    long at = address - rsp;
    if (at < 0 || at + 8 > stack.length) {
      return false;
    }
    long held = 0;
    for (int i = 7; i >= 0; i--) {
      held = (held << 8) | (stack[(int) at + i] & 0xFF);
    }
    return held == value;
  }

  /** Of the last step that was spotted: whether it was a return from something. */
  boolean wasReturn() {
    return returned;
  }

  /** The step before the one that was spotted. */
  long place() {
    return world.position() - 1;
  }

  @Override
  public String cause() {
    return switch (kind) {
      case LAST_STEP -> "Stepped back.";
      case CALL_OF_RETURN -> "Stepped back over what was called here.";
      case CALL_OF_FRAME -> "Back where this was called.";
    };
  }
}
