package org.matryoshka.gui.bench;

/** What a benchmark program runs on. */
public enum Platform {
  /** A Linux program alone in user mode. */
  USER("user"),
  /** A bootable image on the bare machine. */
  BARE("bare"),
  /** The same image in a VM. */
  VM("vm");

  private final String label;

  Platform(String label) {
    this.label = label;
  }

  /** The word in tables and JSON. */
  public String label() {
    return label;
  }
}
