package org.matryoshka.gui.timeline;

import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/**
 * A stretch in which a lane did one thing.
 *
 * @param state what a virtual CPU did; null for a core
 * @param vm number of the VM; 0 for a core that had nothing to do
 * @param core on which core, where it was on one
 * @param reason of a VM exit; null for all else
 * @param cause of a VM exit
 * @param fromTime in cycles
 * @param toTime in cycles; more than {@code fromTime}, or {@code toStep} is more than {@code
 *     fromStep}
 * @param fromStep steps that had been done when it began
 * @param toStep steps that had been done when it ended
 */
public record TimelineSlice(
    LaneId lane,
    VcpuState state,
    int vm,
    int core,
    ExitReason reason,
    ExitCause cause,
    long fromTime,
    long toTime,
    long fromStep,
    long toStep) {
  /** Cycles that it took. */
  public long duration() {
    return toTime - fromTime;
  }

  /** Steps that were done in it, by whomever. */
  public long steps() {
    return toStep - fromStep;
  }

  /** Whether it is a VM exit. */
  public boolean isExit() {
    return reason != null;
  }

  /** What it is, in one or two words: {@code "guest user"}, {@code "VM exit CR_ACCESS"}. */
  public String what() {
    if (state == null) {
      return vm == 0 ? "idle" : "VM " + vm;
    }
    if (state == VcpuState.HYPERVISOR) {
      return reason == null ? "interrupt delivered" : "VM exit " + exitName();
    }
    return state.word();
  }

  /** The reason of an exit, with its cause where there is one. */
  public String exitName() {
    return cause == null || cause == ExitCause.NONE
        ? reason.name()
        : reason.name() + " (" + cause.text() + ")";
  }

  /** One sentence: who did what, when, for how long. */
  public String sentence() {
    String when =
        " from %s, for %s cycles".formatted(Moments.time(fromTime), Quantity.grouped(duration()))
            + (steps() > 0 ? " and " + Quantity.grouped(steps()) + " steps" : "")
            + " (step "
            + Quantity.grouped(fromStep)
            + ").";
    if (state == null) {
      return lane.name() + (vm == 0 ? " has nothing to do" : " belongs to VM " + vm) + when;
    }
    if (state == VcpuState.HYPERVISOR) {
      return reason == null
          ? "The hypervisor delivers an interrupt to " + lane.name() + " without an exit" + when
          : "The hypervisor handles "
              + exitName()
              + " of "
              + lane.name()
              + " ("
              + (cause == ExitCause.NONE ? reason.meaning() : cause.meaning())
              + ")"
              + when;
    }
    String where = state.isOnCore() ? " on core " + core : "";
    return lane.name() + " " + state.verb() + where + when;
  }
}
