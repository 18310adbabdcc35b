package org.matryoshka.hv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What part of the core time each virtual machine should get while all want as much as they can
 * have: in proportion to the weights, but nobody more than its cap, and nobody more than one core;
 * what they can't take goes to the others.
 */
final class CoreShares {
  private CoreShares() {}

  /**
   * The parts, which add up to 1.
   *
   * @param weighted whether weights count
   */
  static Map<VirtualMachine, Double> asked(
      List<VirtualMachine> machines, int cores, boolean weighted) {
    Map<VirtualMachine, Double> got = new LinkedHashMap<>();
    List<VirtualMachine> open = machines;
    double left = cores;
    while (!open.isEmpty() && left > 0) {
      double weights = open.stream().mapToDouble(vm -> weight(vm, weighted)).sum();
      double perWeight = left / weights;
      List<VirtualMachine> full =
          open.stream().filter(vm -> weight(vm, weighted) * perWeight >= limit(vm)).toList();
      if (full.isEmpty()) {
        open.forEach(vm -> got.put(vm, weight(vm, weighted) * perWeight));
        break;
      }
      for (VirtualMachine vm : full) {
        got.put(vm, limit(vm));
        left -= limit(vm);
      }
      open = open.stream().filter(vm -> !full.contains(vm)).toList();
    }
    double sum = got.values().stream().mapToDouble(Double::doubleValue).sum();
    got.replaceAll((vm, share) -> share / sum);
    return got;
  }

  private static double weight(VirtualMachine vm, boolean weighted) {
    return weighted ? vm.weight() : 1;
  }

  private static double limit(VirtualMachine vm) {
    return vm.capPercent() / 100.0;
  }
}
