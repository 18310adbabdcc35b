package org.matryoshka.hv.exit;

/**
 * What is behind an exit where its reason does not say enough: an {@link ExitReason#EXCEPTION_NMI}
 * is how shadow paging and deprivileging look from below.
 */
public enum ExitCause {
  /** The reason says it all. */
  NONE("", "the reason says it all"),
  /** The guest's own page tables forbid the access: its page-fault handler gets it. */
  TRUE_FAULT("true-fault", "the guest's page tables forbid it; reflected into the guest"),
  /**
   * The guest's tables allow the access, the shadow did not know yet: filled, the guest never
   * knows.
   */
  HIDDEN_FAULT("hidden-fault", "the guest's page tables allow it; the shadow was filled"),
  /** A write to a page that holds one of the guest's page tables. */
  TRACE_WRITE("trace-write", "a write to a page table of the guest, which is traced"),
  /** An access to a device window, or to an address where the guest has no RAM. */
  MMIO("mmio", "an access to a device, or to no RAM"),
  /** An exception that is the guest's own affair, for instance #DE. */
  GUEST_EXCEPTION("exception", "an exception of the guest's own; reflected"),
  /** INT n, INT3, or a single-step trap. */
  SOFTWARE_INTERRUPT("software-interrupt", "INT n, INT3 or a debug trap"),
  /** SYSCALL, SYSRET, IRET, SWAPGS and far transfers: between user mode and kernel. */
  RING_SWITCH("ring-switch", "an instruction that changes the privilege level"),
  /** PUSHF, POPF, CLI, STI, CLAC, STAC: the flags of the system are virtual. */
  FLAGS("flags", "an instruction that reads or writes the flags of the system"),
  /** Loads and stores of segment registers, LAR, LSL, VERR, VERW, and FS/GS bases. */
  SEGMENT("segment", "an instruction that looks at segments");

  private final String text;
  private final String meaning;

  ExitCause(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** The name for tables and JSON; empty for {@link #NONE}. */
  public String text() {
    return text;
  }

  /** What it means, in a few words. */
  public String meaning() {
    return meaning;
  }
}
