package org.matryoshka.gui.inspect.exits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmStatistics;
import org.matryoshka.hv.observe.ExitCount;

/** Reads the statistics of exits that the hypervisor keeps. */
public final class ExitTableReader {
  private ExitTableReader() {}

  /**
   * The statistics up to now.
   *
   * @param vm number of a VM, or 0 for all together
   */
  public static ExitTable read(World world, int vm) {
    Map<String, ExitCount> sums = new LinkedHashMap<>();
    long trueFaults = 0;
    long hiddenFaults = 0;
    long traceWrites = 0;
    long mmio = 0;
    for (VirtualMachine machine : world.machines()) {
      if (vm == 0 || machine.number() == vm) {
        VmStatistics statistics = machine.statistics();
        statistics.exits().forEach(count -> sums.merge(count.label(), count, ExitTableReader::sum));
        trueFaults += statistics.trueFaults();
        hiddenFaults += statistics.hiddenFaults();
        traceWrites += statistics.traceWrites();
        mmio += statistics.mmio();
      }
    }
    return of(
        vm,
        List.copyOf(sums.values()),
        new ExitTable.PageFaults(trueFaults, hiddenFaults, traceWrites, mmio));
  }

  /** The table of given counts; rows in order of their samples. */
  static ExitTable of(int vm, List<ExitCount> counts, ExitTable.PageFaults pageFaults) {
    long samples = counts.stream().mapToLong(ExitCount::count).sum();
    long cycles = counts.stream().mapToLong(ExitCount::cycles).sum();
    List<ExitTable.Row> rows = new ArrayList<>();
    for (ExitCount count : counts) {
      rows.add(
          new ExitTable.Row(
              count.reason(),
              count.cause(),
              count.count(),
              (double) count.count() / samples,
              count.cycles(),
              (double) count.cycles() / Math.max(1, cycles),
              count.minimum(),
              count.maximum()));
    }
    rows.sort(
        Comparator.comparingLong(ExitTable.Row::samples)
            .reversed()
            .thenComparing(ExitTable.Row::reason)
            .thenComparing(ExitTable.Row::cause));
    return new ExitTable(vm, samples, cycles, rows, pageFaults);
  }

  private static ExitCount sum(ExitCount a, ExitCount b) {
    return new ExitCount(
        a.reason(),
        a.cause(),
        a.count() + b.count(),
        a.cycles() + b.cycles(),
        Math.min(a.minimum(), b.minimum()),
        Math.max(a.maximum(), b.maximum()));
  }
}
