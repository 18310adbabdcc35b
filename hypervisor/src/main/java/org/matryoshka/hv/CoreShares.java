package org.matryoshka.hv;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What part of the core time each virtual machine should get while all want as much as they can
 * have: in proportion to the weights, but nobody more than its cap, and nobody more than one core;
 * what they can't take goes to the others.
 */
public final class CoreShares {
  private CoreShares() {}

  /** The parts, which add up to 1. */
  static Map<VirtualMachine, Double> asked(
      List<VirtualMachine> machines, int cores, boolean weighted) {
    double[] weights = machines.stream().mapToDouble(vm -> weighted ? vm.weight() : 1).toArray();
    double[] limits = machines.stream().mapToDouble(vm -> vm.capPercent() / 100.0).toArray();
    double[] parts = asked(weights, limits, cores);
    Map<VirtualMachine, Double> got = new LinkedHashMap<>();
    double sum = Arrays.stream(parts).sum();
    for (int i = 0; i < parts.length; i++) {
      got.put(machines.get(i), parts[i] / sum);
    }
    return got;
  }

  /**
   * How many cores each should get.
   *
   * @param weights relative to each other
   * @param limits the most that each may have, in cores, at most 1
   * @param cores that there are
   */
  public static double[] asked(double[] weights, double[] limits, double cores) {
    double[] got = new double[weights.length];
    boolean[] full = new boolean[weights.length];
    double left = cores;
    boolean again = left > 0;
    while (again) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += full[i] ? 0 : weights[i];
      }
      double perWeight = sum == 0 ? 0 : Math.max(0, left) / sum;
      again = false;
      for (int i = 0; i < weights.length; i++) {
        if (!full[i]) {
          got[i] = Math.min(limits[i], weights[i] * perWeight);
          if (weights[i] * perWeight >= limits[i]) {
            full[i] = true;
            left -= limits[i];
            again = true;
          }
        }
      }
    }
    return got;
  }
}
