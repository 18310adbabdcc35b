package org.matryoshka.hv.exit;

/** The items of the bill for an exit: what each figure of {@link ExitCosts} is paid for. */
public enum ExitCost {
  /** Every exit. */
  ROUND_TRIP(
      ExitCosts.ROUND_TRIP,
      "out of the guest and back into it",
      "round trips measured by VMware, 761 to 784 cycles (USENIX ATC 2012)"),
  /** A fault that turned out to be the guest's own, a device's, or on the way to a trace. */
  CLASSIFY_FAULT(
      ExitCosts.CLASSIFY_FAULT,
      "walking the guest's page tables to see whose fault it is",
      "our estimate: as filling, less the fill"),
  /** A hidden fault. */
  FILL_SHADOW(
      ExitCosts.FILL_SHADOW,
      "walking the guest's page tables and filling the shadow entry",
      "after Adams and Agesen (ASPLOS 2006)"),
  /** A write to a page table of the guest. */
  TRACE_WRITE(
      ExitCosts.TRACE_WRITE,
      "bringing the shadow into line with the written page table",
      "after Adams and Agesen (ASPLOS 2006): 391 cycles"),
  /** An instruction was executed in software. */
  EMULATE(
      ExitCosts.EMULATE,
      "executing the instruction on the virtual processor",
      "after Adams and Agesen (ASPLOS 2006): about 200 cycles for an IN"),
  /** The address space or the privilege level changed. */
  SWITCH_ROOT(
      ExitCosts.SWITCH_ROOT,
      "loading another shadow root",
      "our estimate, from the cost of MOV to CR3"),
  /** A handler of the guest was entered. */
  INJECT(
      ExitCosts.INJECT,
      "reading the guest's IDT, GDT and TSS and pushing a frame",
      "our estimate, about ten accesses"),
  /** The core went to somebody else. */
  SCHEDULE(
      ExitCosts.SCHEDULE,
      "choosing another virtual CPU and exchanging the registers",
      "our estimate");

  private final int cycles;
  private final String purpose;
  private final String source;

  ExitCost(int cycles, String purpose, String source) {
    this.cycles = cycles;
    this.purpose = purpose;
    this.source = source;
  }

  /** What it costs. */
  public int cycles() {
    return cycles;
  }

  /** What the cycles are for. */
  public String purpose() {
    return purpose;
  }

  /** Where the figure comes from. */
  public String source() {
    return source;
  }
}
