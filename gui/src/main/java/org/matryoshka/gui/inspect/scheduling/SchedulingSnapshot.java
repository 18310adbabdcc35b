package org.matryoshka.gui.inspect.scheduling;

import java.util.Comparator;
import java.util.List;

/**
 * Who gets the cores.
 *
 * @param policy of the hypervisor, for people
 * @param weighted whether weights count
 * @param cores of the machine
 * @param time of the machine, in cycles
 * @param step of the machine
 * @param vms in the order of their numbers
 * @param series what each VM got in the course of time, in the same order
 */
public record SchedulingSnapshot(
    String policy,
    boolean weighted,
    int cores,
    long time,
    long step,
    List<VmScheduling> vms,
    List<ShareSeries> series) {
  /** Copies the lists. */
  public SchedulingSnapshot {
    vms = List.copyOf(vms);
    series = List.copyOf(series);
  }

  /** Those that wait for a core, in the order in which they would be picked. */
  public List<VmScheduling> queue() {
    return vms.stream()
        .filter(vm -> vm.queuePosition() > 0)
        .sorted(Comparator.comparingInt(VmScheduling::queuePosition))
        .toList();
  }
}
