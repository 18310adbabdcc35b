package org.matryoshka.hv.exit;

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

  private ExitCosts() {}

  /** Cycles for an exit and what was done about it. */
  public static int of(VmExit exit, ExitOutcome outcome) {
    int cause =
        switch (exit.cause()) {
          case TRUE_FAULT -> CLASSIFY_FAULT;
          case HIDDEN_FAULT -> FILL_SHADOW;
          case TRACE_WRITE -> CLASSIFY_FAULT + TRACE_WRITE;
          case MMIO -> CLASSIFY_FAULT;
          case NONE, GUEST_EXCEPTION, SOFTWARE_INTERRUPT, RING_SWITCH, FLAGS, SEGMENT -> 0;
        };
    int effect =
        switch (outcome) {
          case ExitOutcome.Emulated _, ExitOutcome.PoweredOff _ -> EMULATE;
          case ExitOutcome.SwitchedRoot _ -> EMULATE + SWITCH_ROOT;
          case ExitOutcome.Injected _ -> INJECT;
          case ExitOutcome.Blocked _, ExitOutcome.Yielded _ -> SCHEDULE;
          case ExitOutcome.Filled _, ExitOutcome.Resumed _, ExitOutcome.Died _ -> 0;
        };
    return ROUND_TRIP + cause + effect;
  }
}
