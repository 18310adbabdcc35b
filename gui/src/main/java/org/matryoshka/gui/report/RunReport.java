package org.matryoshka.gui.report;

import java.util.List;
import org.matryoshka.guest.trace.SchedulingAccounts;

/**
 * What a run did.
 *
 * @param title the scenario, image or program
 * @param engine what ran the instructions
 * @param cores physical cores
 * @param policy the scheduling policy; empty where nothing is scheduled
 * @param ending how it ended
 * @param exitStatus the status that the process will end with
 * @param instructions retired by all cores
 * @param virtualCycles the machine's clock at the end, in cycles of 1 GHz
 * @param wallSeconds the host's time; the one figure that differs from run to run
 * @param stateHash of registers, memory, devices and console at the end
 * @param vms the VMs; empty on the bare machine
 * @param threads what the guest's threads got, if it told; empty under the hypervisor
 */
public record RunReport(
    String title,
    String engine,
    int cores,
    String policy,
    String ending,
    int exitStatus,
    long instructions,
    long virtualCycles,
    double wallSeconds,
    String stateHash,
    List<VmReport> vms,
    List<SchedulingAccounts.Account> threads) {
  /** Copies the lists. */
  public RunReport {
    vms = List.copyOf(vms);
    threads = List.copyOf(threads);
  }

  /** A run whose guest told nothing of its threads. */
  public RunReport(
      String title,
      String engine,
      int cores,
      String policy,
      String ending,
      int exitStatus,
      long instructions,
      long virtualCycles,
      double wallSeconds,
      String stateHash,
      List<VmReport> vms) {
    this(
        title,
        engine,
        cores,
        policy,
        ending,
        exitStatus,
        instructions,
        virtualCycles,
        wallSeconds,
        stateHash,
        vms,
        List.of());
  }

  /** Millions of guest instructions in a second of the host's time. */
  public double mips() {
    return wallSeconds > 0 ? instructions / wallSeconds / 1e6 : 0;
  }
}
