package org.matryoshka.gui.inspect.paging;

/** What would come of an access if the guest made it now. */
public enum Verdict {
  /** The core's translation cache has it. */
  TLB_HIT("✓", "TLB hit", "The core has the translation cached: no table is read."),
  /** The shadow's tables have it. */
  SHADOW_HIT(
      "✓", "shadow hit", "The hardware walks the shadow's tables and finds the page: no exit."),
  /** The guest allows it, the shadow does not know. */
  HIDDEN_FAULT(
      "◐",
      "hidden fault",
      "The shadow does not map it, but the guest's tables allow it: an exit, the hypervisor fills"
          + " the shadow, the guest never knows."),
  /** The guest's own tables forbid it. */
  TRUE_FAULT(
      "✗",
      "true fault",
      "The guest's own tables forbid it: an exit, and the hypervisor injects the page fault into"
          + " the guest."),
  /** A write to a page table. */
  TRACE_WRITE(
      "✎",
      "trace write",
      "The page holds one of the guest's page tables and is write-protected: an exit, the"
          + " hypervisor emulates the write and takes the stale entries out of the shadow."),
  /** No RAM. */
  MMIO(
      "⇄", "MMIO", "There is a device, or no memory: an exit, the hypervisor emulates the access."),
  /** The guest allows it, but no shadow entry can say so. */
  EMULATE(
      "⇄",
      "emulated",
      "The guest's tables allow it, but a shadow entry can't express these rights: an exit, and"
          + " the hypervisor emulates the instruction."),
  /** Not an address. */
  NON_CANONICAL(
      "✗",
      "not canonical",
      "Bits 63 to 47 are not all equal, so it is not an address: the processor raises a general"
          + " protection fault before any walk."),
  /** A table lies in a device window. */
  UNKNOWN(
      "?",
      "not known",
      "A table of the guest lies in a device's window; reading it would disturb the device.");

  private final String symbol;
  private final String word;
  private final String meaning;

  Verdict(String symbol, String word, String meaning) {
    this.symbol = symbol;
    this.word = word;
    this.meaning = meaning;
  }

  /** A mark that does not depend on colour. */
  public String symbol() {
    return symbol;
  }

  /** A word or two. */
  public String word() {
    return word;
  }

  /** A sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether the access is made without an exit. */
  public boolean isHit() {
    return this == TLB_HIT || this == SHADOW_HIT;
  }
}
