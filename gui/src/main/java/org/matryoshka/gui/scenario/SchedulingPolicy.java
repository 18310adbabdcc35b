package org.matryoshka.gui.scenario;

/** Who gets a core when more virtual CPUs are ready than there are cores. */
public enum SchedulingPolicy {
  /** Everybody in turn, for equal slices; weights do not count. */
  ROUND_ROBIN("round-robin"),
  /** Shares in proportion to the VMs' weights. */
  WEIGHTED_FAIR("weighted-fair");

  private final String label;

  SchedulingPolicy(String label) {
    this.label = label;
  }

  /** The word in scenario files and on the command line. */
  public String label() {
    return label;
  }
}
