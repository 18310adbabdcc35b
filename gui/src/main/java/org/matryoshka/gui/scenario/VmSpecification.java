package org.matryoshka.gui.scenario;

import org.matryoshka.hv.VirtualMachineConfig;
import org.matryoshka.hv.VirtualizationMode;

/**
 * One VM of a scenario.
 *
 * @param name prefixes its console lines; letters, digits, {@code -} and {@code _}
 * @param image a bundled image's name or a file
 * @param memory bytes of guest-physical memory, a multiple of 4 KiB
 * @param weight its part of the cores relative to the other VMs' weights, 1 to {@link #MAX_WEIGHT};
 *     counts under the weighted-fair policy
 * @param cap the largest share of one core that it may get, in percent, 1 to 100
 * @param mode how its sensitive instructions are treated
 * @param guest what its kernel is told, and how its console is shown
 */
public record VmSpecification(
    String name,
    String image,
    long memory,
    int weight,
    int cap,
    VirtualizationMode mode,
    GuestSettings guest) {
  /** The largest weight. */
  public static final int MAX_WEIGHT = 1000;

  /** The least memory in which a kernel can boot. */
  public static final long MIN_MEMORY = 1L << 20;

  /** A cap that takes nothing away. */
  public static final int NO_CAP = 100;

  /** A VM whose guest is told nothing. */
  public VmSpecification(
      String name, String image, long memory, int weight, int cap, VirtualizationMode mode) {
    this(name, image, memory, weight, cap, mode, GuestSettings.NONE);
  }

  /** The same VM in another mode. */
  public VmSpecification withMode(VirtualizationMode other) {
    return new VmSpecification(name, image, memory, weight, cap, other, guest);
  }

  /** The same VM with other settings for its guest. */
  public VmSpecification withGuest(GuestSettings other) {
    return new VmSpecification(name, image, memory, weight, cap, mode, other);
  }

  /** The same VM with another amount of memory. */
  public VmSpecification withMemory(long bytes) {
    return new VmSpecification(name, image, bytes, weight, cap, mode, guest);
  }

  /** Bytes of the machine's memory that the hypervisor sets aside for it and its shadow tables. */
  long machineBytes() {
    return VirtualMachineConfig.of(name, memory).machineBytes();
  }
}
