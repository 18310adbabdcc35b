package org.matryoshka.hv;

import java.util.List;
import org.matryoshka.hv.observe.ExitCount;

/**
 * What one virtual machine has done so far.
 *
 * @param instructions that its guest has executed, those that were emulated included
 * @param cycles of core time that it has had, what its exits cost included
 * @param exitCycles that of these its exits cost
 * @param shareAsked its part of the cores by weight and cap, 0 to 1, while all competed
 * @param shareReceived its part of the core time handed out while every virtual machine could run;
 *     {@link Double#NaN} if that never was the case
 * @param shareOverall its part of the core time handed out at all
 * @param exits by reason and cause, most frequent first
 * @param trueFaults page faults that the guest's own tables demand; reflected
 * @param hiddenFaults page faults of the shadow alone; filled
 * @param traceWrites writes to the guest's page tables; emulated
 * @param mmio accesses to devices or to no memory; emulated
 * @param shadowPages shadow page tables now
 * @param shadowPagesMax the most at any time
 * @param shadowPagesMade shadow page tables made since the start
 * @param framesTouched frames of 4 KiB that hold the guest's memory
 */
public record VmStatistics(
    long instructions,
    long cycles,
    long exitCycles,
    double shareAsked,
    double shareReceived,
    double shareOverall,
    List<ExitCount> exits,
    long trueFaults,
    long hiddenFaults,
    long traceWrites,
    long mmio,
    int shadowPages,
    int shadowPagesMax,
    long shadowPagesMade,
    int framesTouched) {
  /** Copies the list. */
  public VmStatistics {
    exits = List.copyOf(exits);
  }
}
