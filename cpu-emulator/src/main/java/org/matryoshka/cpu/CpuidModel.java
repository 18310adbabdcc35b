package org.matryoshka.cpu;

/**
 * What CPUID tells: the processor's own answers, or those that a hypervisor makes up for a guest.
 */
@FunctionalInterface
public interface CpuidModel {
  /** The four registers that CPUID fills. */
  record Leaf(int eax, int ebx, int ecx, int edx) {
    /** All zero: there is nothing to say. */
    public static final Leaf EMPTY = new Leaf(0, 0, 0, 0);
  }

  /**
   * The answer for a leaf; any number gets one.
   *
   * @param leaf EAX
   * @param subleaf ECX
   * @param state of the core that asks: some answers follow control bits
   */
  Leaf leaf(int leaf, int subleaf, CpuState state);
}
