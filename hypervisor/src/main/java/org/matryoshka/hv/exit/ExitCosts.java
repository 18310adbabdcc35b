package org.matryoshka.hv.exit;

import java.util.ArrayList;
import java.util.List;

/**
 * What exits cost, in cycles of the machine: the one table of the hypervisor's part of virtual
 * time.
 *
 * <p>An exit costs a round trip and the handling. The figures are chosen so that their sizes and
 * ratios are those that were measured on real hypervisors; they are a model, not a measurement of
 * one machine.
 */
public final class ExitCosts {
  /**
   * From the guest into the hypervisor and back. VMware measured round trips of 761 (Westmere) and
   * 784 cycles (Sandy Bridge): Agesen, Mattson, Rugina, Sheldon, "Software Techniques for Avoiding
   * Hardware Virtualization Exits" (USENIX ATC 2012).
   */
  public static final int ROUND_TRIP = 780;

  /**
   * Decoding and executing one instruction in software. Adams and Agesen ("A Comparison of Software
   * and Hardware Techniques for x86 Virtualization", ASPLOS 2006) have about 200 cycles for an IN
   * emulated in the monitor, without a round trip.
   */
  public static final int EMULATE = 200;

  /**
   * Walking the guest's tables and filling in a shadow entry. The same paper: 1,186 cycles for a
   * page-fault exit alone and 3,927 for a page fault that a guest handles in the software monitor.
   */
  public static final int FILL_SHADOW = 700;

  /**
   * Walking the guest's tables to find that the fault is the guest's own: as filling, less the
   * fill.
   */
  public static final int CLASSIFY_FAULT = 300;

  /**
   * Emulating a write to a page table and bringing the shadow into line. The same paper: 391 cycles
   * for a page-table write in the software monitor, which avoids the exit.
   */
  public static final int TRACE_WRITE = 400;

  /** Reading the guest's IDT, GDT and TSS and pushing a frame: our estimate, about ten accesses. */
  public static final int INJECT = 150;

  /** Loading another shadow root: our estimate, from the cost of MOV to CR3. */
  public static final int SWITCH_ROOT = 100;

  /** Choosing another virtual CPU and exchanging the register state: our estimate. */
  public static final int SCHEDULE = 500;

  private static final ExitCost[] NOTHING = {};
  private static final ExitCost[] CLASSIFIED = {ExitCost.CLASSIFY_FAULT};
  private static final ExitCost[] FILLED = {ExitCost.FILL_SHADOW};
  private static final ExitCost[] TRACED = {ExitCost.CLASSIFY_FAULT, ExitCost.TRACE_WRITE};
  private static final ExitCost[] EMULATED = {ExitCost.EMULATE};
  private static final ExitCost[] SWITCHED = {ExitCost.EMULATE, ExitCost.SWITCH_ROOT};
  private static final ExitCost[] INJECTED = {ExitCost.INJECT};
  private static final ExitCost[] SCHEDULED = {ExitCost.SCHEDULE};

  private ExitCosts() {}

  /** Cycles for an exit and what was done about it. */
  public static int of(VmExit exit, ExitOutcome outcome) {
    int sum = 0;
    for (ExitCost item : ofCause(exit.cause())) {
      sum += item.cycles();
    }
    for (ExitCost item : ofOutcome(outcome)) {
      sum += item.cycles();
    }
    return ROUND_TRIP + sum;
  }

  /** The items of the bill: their cycles add up to what {@link #of} says. */
  public static List<ExitCost> items(VmExit exit, ExitOutcome outcome) {
    List<ExitCost> items = new ArrayList<>();
    items.add(ExitCost.ROUND_TRIP);
    items.addAll(List.of(ofCause(exit.cause())));
    items.addAll(List.of(ofOutcome(outcome)));
    return List.copyOf(items);
  }

  private static ExitCost[] ofCause(ExitCause cause) {
    return switch (cause) {
      case TRUE_FAULT, MMIO -> CLASSIFIED;
      case HIDDEN_FAULT -> FILLED;
      case TRACE_WRITE -> TRACED;
      case NONE, GUEST_EXCEPTION, SOFTWARE_INTERRUPT, RING_SWITCH, FLAGS, SEGMENT -> NOTHING;
    };
  }

  private static ExitCost[] ofOutcome(ExitOutcome outcome) {
    return switch (outcome) {
      case ExitOutcome.Emulated _, ExitOutcome.PoweredOff _ -> EMULATED;
      case ExitOutcome.SwitchedRoot _ -> SWITCHED;
      case ExitOutcome.Injected _ -> INJECTED;
      case ExitOutcome.Blocked _, ExitOutcome.Yielded _ -> SCHEDULED;
      case ExitOutcome.Filled _, ExitOutcome.Resumed _, ExitOutcome.Died _ -> NOTHING;
    };
  }
}
