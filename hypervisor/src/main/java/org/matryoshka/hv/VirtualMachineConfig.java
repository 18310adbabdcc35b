package org.matryoshka.hv;

import java.util.function.IntConsumer;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * What a virtual machine is to be.
 *
 * @param name for people
 * @param memoryBytes guest-physical memory, a multiple of 4 KiB from 1 MiB on; frames are taken
 *     when they are first touched
 * @param mode how sensitive instructions are treated
 * @param weight share of core time relative to other virtual machines, from 1; counts under {@link
 *     SchedulerPolicy#WEIGHTED_FAIR}
 * @param capPercent the largest part of one core that it may get, 1 to 100
 * @param shadowPages the most shadow page tables it may have at a time, at least {@link
 *     #MIN_SHADOW_PAGES}
 * @param console takes each byte that the guest sends through its serial port
 * @param checkShadow whether the shadow tables are compared with the guest's after every exit that
 *     may change them: slow, for debugging
 */
public record VirtualMachineConfig(
    String name,
    long memoryBytes,
    VirtualizationMode mode,
    int weight,
    int capPercent,
    int shadowPages,
    IntConsumer console,
    boolean checkShadow) {

  /** A cap that takes nothing away. */
  public static final int NO_CAP = 100;

  /** The least memory. */
  public static final long MIN_MEMORY = 1L << 20;

  /** With fewer shadow pages one instruction could need more than there are. */
  public static final int MIN_SHADOW_PAGES = 48;

  /** Checks the ranges. */
  public VirtualMachineConfig {
    if (memoryBytes < MIN_MEMORY || memoryBytes % PhysicalMemory.FRAME_SIZE != 0) {
      throw new IllegalArgumentException(
          "the memory of " + name + " is not a multiple of 4 KiB from 1 MiB on: " + memoryBytes);
    }
    if (weight < 1) {
      throw new IllegalArgumentException("the weight of " + name + " is less than 1: " + weight);
    }
    if (capPercent < 1 || capPercent > NO_CAP) {
      throw new IllegalArgumentException(
          "the cap of " + name + " is not from 1 to 100 percent: " + capPercent);
    }
    if (shadowPages < MIN_SHADOW_PAGES) {
      throw new IllegalArgumentException(
          name + " needs at least " + MIN_SHADOW_PAGES + " shadow pages, not " + shadowPages);
    }
  }

  /**
   * The usual: mode {@link VirtualizationMode#TRAP}, weight 1, no cap, a shadow page for every 16
   * guest frames, and a console that nobody reads.
   */
  public static VirtualMachineConfig of(String name, long memoryBytes) {
    return new VirtualMachineConfig(
        name,
        memoryBytes,
        VirtualizationMode.TRAP,
        1,
        NO_CAP,
        defaultShadowPages(memoryBytes),
        b -> {},
        false);
  }

  /** A shadow page for every 16 guest frames, and {@link #MIN_SHADOW_PAGES} more. */
  public static int defaultShadowPages(long memoryBytes) {
    return MIN_SHADOW_PAGES + (int) (memoryBytes / PhysicalMemory.FRAME_SIZE / 16);
  }

  /** Bytes of the machine's memory that are reserved for it: its own and its shadow tables. */
  public long machineBytes() {
    return memoryBytes + (long) shadowPages * PhysicalMemory.FRAME_SIZE;
  }

  /** The same with another mode. */
  public VirtualMachineConfig withMode(VirtualizationMode newMode) {
    return new VirtualMachineConfig(
        name, memoryBytes, newMode, weight, capPercent, shadowPages, console, checkShadow);
  }

  /** The same with another weight. */
  public VirtualMachineConfig withWeight(int newWeight) {
    return new VirtualMachineConfig(
        name, memoryBytes, mode, newWeight, capPercent, shadowPages, console, checkShadow);
  }

  /** The same with another cap. */
  public VirtualMachineConfig withCap(int newCapPercent) {
    return new VirtualMachineConfig(
        name, memoryBytes, mode, weight, newCapPercent, shadowPages, console, checkShadow);
  }

  /** The same with another limit of shadow pages. */
  public VirtualMachineConfig withShadowPages(int newShadowPages) {
    return new VirtualMachineConfig(
        name, memoryBytes, mode, weight, capPercent, newShadowPages, console, checkShadow);
  }

  /** The same with another console. */
  public VirtualMachineConfig withConsole(IntConsumer newConsole) {
    return new VirtualMachineConfig(
        name, memoryBytes, mode, weight, capPercent, shadowPages, newConsole, checkShadow);
  }

  /** The same with the shadow checked or not. */
  public VirtualMachineConfig withCheckShadow(boolean check) {
    return new VirtualMachineConfig(
        name, memoryBytes, mode, weight, capPercent, shadowPages, console, check);
  }
}
