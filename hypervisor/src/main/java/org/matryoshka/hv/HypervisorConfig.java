package org.matryoshka.hv;

import org.matryoshka.hv.sched.VcpuScheduler;

/**
 * What the machine below the virtual machines is, and how its cores are shared.
 *
 * @param memoryBytes RAM of the machine, a multiple of 4 KiB; what the virtual machines and their
 *     shadow tables take comes from it (see {@link VirtualMachineConfig#machineBytes}), and one
 *     frame is the hypervisor's own
 * @param cores physical cores, from 1
 * @param scheduler who runs next
 * @param quantum the longest time slice, in cycles
 * @param logCapacity exits that the log keeps
 */
public record HypervisorConfig(
    long memoryBytes, int cores, VcpuScheduler scheduler, long quantum, int logCapacity) {

  /**
   * Half a virtual millisecond: short beside the tick of a guest, long beside the cost of an exit.
   */
  public static final long DEFAULT_QUANTUM = 500_000;

  /** Exits that the log keeps unless told otherwise. */
  public static final int DEFAULT_LOG_CAPACITY = 1024;

  /** Checks the ranges. */
  public HypervisorConfig {
    if (cores < 1) {
      throw new IllegalArgumentException("a machine has at least one core, not " + cores);
    }
    if (quantum < 1000) {
      throw new IllegalArgumentException("a quantum is at least 1000 cycles, not " + quantum);
    }
  }

  /** The usual quantum and log. */
  public static HypervisorConfig of(long memoryBytes, int cores, SchedulerPolicy policy) {
    return new HypervisorConfig(
        memoryBytes, cores, policy.create(), DEFAULT_QUANTUM, DEFAULT_LOG_CAPACITY);
  }
}
