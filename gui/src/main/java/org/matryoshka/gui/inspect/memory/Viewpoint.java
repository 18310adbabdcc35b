package org.matryoshka.gui.inspect.memory;

/** Whose addresses are meant. */
public enum Viewpoint {
  /** Linear addresses, as the guest's code at its privilege level may read them now. */
  CPU("cpu", "As the CPU sees it", "What the guest's code may read now, at its privilege level."),
  /** Linear addresses of an address space, whoever may read them. */
  VIRTUAL("gva", "Guest-virtual", "Linear addresses of one address space, kernel pages included."),
  /** Guest-physical. */
  GUEST_PHYSICAL(
      "gpa", "Guest-physical", "What the guest takes for physical memory, from address 0."),
  /** Machine-physical. */
  MACHINE("hpa", "Machine-physical", "The machine's own memory, whoever owns it."),
  /** Guest-physical, read as page-table entries. */
  TABLES(
      "tables", "Page tables", "Guest-physical memory as page-table entries of eight bytes each.");

  private final String word;
  private final String title;
  private final String meaning;

  Viewpoint(String word, String title, String meaning) {
    this.word = word;
    this.title = title;
    this.meaning = meaning;
  }

  /** For options and JSON. */
  public String word() {
    return word;
  }

  /** For a list of choices. */
  public String title() {
    return title;
  }

  /** A sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether addresses are linear, so that the guest's tables decide where they lead. */
  public boolean isVirtual() {
    return this == CPU || this == VIRTUAL;
  }

  @Override
  public String toString() {
    return title;
  }
}
