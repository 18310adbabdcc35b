package org.matryoshka.gui.inspect.paging;

/** How an entry of the shadow differs from the guest's entry that it is derived from. */
public enum EntryDifference {
  /** Both say nothing. */
  ABSENT(" ", "none", "Neither the guest nor the shadow maps anything here."),
  /** The shadow says what the guest says. */
  SAME("=", "same", "The shadow maps what the guest maps."),
  /** The shadow has not been filled in. */
  MISSING("○", "missing", "The guest maps it, the shadow does not yet: a hidden fault fills it."),
  /** Taken out after a write of the guest. */
  REMOVED(
      "⌫",
      "removed",
      "The guest changed its entry; the hypervisor took the shadow's out at that very exit (trace"
          + " write). Struck through is what it said."),
  /** The shadow says something else. */
  STALE("≠", "stale", "The shadow says something else than the guest: it should never."),
  /** Read-only because the page holds a page table. */
  WRITE_PROTECTED(
      "✎",
      "write-protected",
      "The guest may write the page, but it holds one of its page tables: traced, so read-only in"
          + " the shadow."),
  /** Withheld so that accessed and dirty bits come out right. */
  HIDDEN_AD(
      "◐",
      "hidden A/D",
      "The guest's accessed or dirty bit is clear. The shadow withholds the page, or writing to"
          + " it, until an access lets the hypervisor set the bit."),
  /** A large page in small parts. */
  SPLIT("⊞", "split", "The guest's large page is shadowed by tables of 4 KiB pages."),
  /** The view has no right to it. */
  OTHER_VIEW(
      "◌", "not in view", "The guest's entry gives this view no right, so the shadow has none."),
  /** Leads to a device. */
  DEVICE("⇄", "no RAM", "It leads to a device or to no memory: never in the shadow."),
  /** The guest's entry is malformed. */
  RESERVED("!", "reserved bit", "The guest's entry has a reserved bit set: using it faults."),
  /** The shadow maps what the guest does not. */
  SHADOW_ONLY("+", "shadow only", "The shadow maps what the guest does not: it should never.");

  private final String symbol;
  private final String word;
  private final String meaning;

  EntryDifference(String symbol, String word, String meaning) {
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

  /** A sentence or two. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is worth a look when only differences are shown. */
  public boolean isDifference() {
    return this != ABSENT && this != SAME;
  }
}
