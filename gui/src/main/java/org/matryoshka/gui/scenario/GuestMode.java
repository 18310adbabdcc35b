package org.matryoshka.gui.scenario;

/** How a VM's sensitive unprivileged instructions are treated. */
public enum GuestMode {
  /** They trap and are emulated, as on a CPU that closes the virtualization gap. */
  TRAP("trap"),
  /** They misbehave in ring 3 as on a real x86. */
  CLASSIC("classic");

  private final String label;

  GuestMode(String label) {
    this.label = label;
  }

  /** The word in scenario files and on the command line. */
  public String label() {
    return label;
  }
}
