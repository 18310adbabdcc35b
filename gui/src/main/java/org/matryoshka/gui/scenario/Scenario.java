package org.matryoshka.gui.scenario;

import java.util.List;
import org.matryoshka.hv.SchedulerPolicy;

/**
 * A machine with VMs on it, ready to be built.
 *
 * @param name what the run is called
 * @param description one line for people, or empty
 * @param cores physical cores of the machine, 1 to {@link #MAX_CORES}
 * @param memory bytes of the machine's memory; the VMs' memory and the shadow tables come from it
 * @param policy who gets a core when several VMs want one
 * @param vms at least one, with distinct names
 */
public record Scenario(
    String name,
    String description,
    int cores,
    long memory,
    SchedulerPolicy policy,
    List<VmSpecification> vms) {
  /** More cores than this, and nobody can follow what happens. */
  public static final int MAX_CORES = 16;

  /** The largest number of VMs in a scenario. */
  public static final int MAX_VMS = 64;

  /** The least memory of a machine: the boot structures and a small kernel fit. */
  public static final long MIN_MACHINE_MEMORY = 4L << 20;

  /** Guest RAM is one Java array. */
  public static final long MAX_MACHINE_MEMORY = 1L << 30;

  /** Copies the list of VMs. */
  public Scenario {
    vms = List.copyOf(vms);
  }
}
