package org.matryoshka.gui.scenario;

import java.util.List;
import java.util.function.UnaryOperator;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualizationMode;

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
  private static final long MEBIBYTE = 1L << 20;

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

  /** One VM called {@code vm} that has a core for itself and this memory. */
  public static Scenario single(String image, long memory) {
    VmSpecification vm =
        new VmSpecification(
            "vm", image, memory, 1, VmSpecification.NO_CAP, VirtualizationMode.TRAP);
    return new Scenario(
        image, "", 1, machineMemory(vm.machineBytes()), SchedulerPolicy.WEIGHTED_FAIR, List.of(vm));
  }

  /** The same scenario with each VM changed. */
  public Scenario with(UnaryOperator<VmSpecification> change) {
    return new Scenario(
        name, description, cores, memory, policy, vms.stream().map(change).toList());
  }

  /** The same scenario of one VM with another amount of memory for it. */
  public Scenario withMemory(long bytes) {
    VmSpecification vm = vms.getFirst().withMemory(bytes);
    return new Scenario(
        name, description, cores, machineMemory(vm.machineBytes()), policy, List.of(vm));
  }

  /**
   * What a machine needs for VMs that may take so much, and the hypervisor's own frame: whole MiB.
   */
  static long machineMemory(long vmBytes) {
    return Math.max((vmBytes + MEBIBYTE) & -MEBIBYTE, MIN_MACHINE_MEMORY);
  }
}
