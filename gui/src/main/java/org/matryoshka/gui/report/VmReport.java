package org.matryoshka.gui.report;

import java.util.List;
import org.matryoshka.guest.trace.SchedulingAccounts;

/**
 * What one VM did.
 *
 * @param name prefixes its console lines
 * @param mode {@code trap} or {@code classic}
 * @param weight its weight
 * @param cap the largest share of a core that it might get, in percent
 * @param ending how it ended
 * @param exitStatus 0 when the guest said that all is well
 * @param instructions that it retired
 * @param cycles of virtual time that it had a core, exits included
 * @param shareAsked its part of the cores by weight and cap, 0 to 1, while all VMs competed
 * @param shareReceived its part of the time that was handed out while all VMs competed; NaN if they
 *     never did
 * @param exits by reason and cause, most expensive first
 * @param shadow the work of shadow paging
 * @param stateHash of its registers, memory, devices and console at the end
 * @param threads what the guest's threads got, if it told
 */
public record VmReport(
    String name,
    String mode,
    int weight,
    int cap,
    String ending,
    int exitStatus,
    long instructions,
    long cycles,
    double shareAsked,
    double shareReceived,
    List<ExitCount> exits,
    ShadowCounts shadow,
    String stateHash,
    List<SchedulingAccounts.Account> threads) {
  /** Copies the lists. */
  public VmReport {
    exits = List.copyOf(exits);
    threads = List.copyOf(threads);
  }

  /** All exits together. */
  public long exitCount() {
    return exits.stream().mapToLong(ExitCount::count).sum();
  }

  /** The virtual time that all exits cost, in cycles. */
  public long exitCycles() {
    return exits.stream().mapToLong(ExitCount::cycles).sum();
  }

  /**
   * The exits of one reason and cause.
   *
   * @param reason as VMX names it
   * @param cause what shadow paging made of it; empty for other reasons
   * @param count how many
   * @param cycles of virtual time that they cost
   */
  public record ExitCount(String reason, String cause, long count, long cycles) {}

  /**
   * The work of shadow paging.
   *
   * @param trueFaults page faults that belong to the guest and were reflected into it
   * @param hiddenFaults page faults that only shadow paging knows of; the shadow entry was filled
   *     in
   * @param traceWrites guest stores to its own page tables, which are write-protected
   * @param mmio accesses to device memory
   * @param pages shadow tables at the end
   * @param pagesMax the most shadow tables at any time
   */
  public record ShadowCounts(
      long trueFaults, long hiddenFaults, long traceWrites, long mmio, long pages, long pagesMax) {}
}
