package org.matryoshka.hv;

/** How a virtual machine's sensitive, unprivileged instructions are treated. */
public enum VirtualizationMode {
  /**
   * The processor closes the gap of Popek and Goldberg: every sensitive instruction traps in ring 3
   * and is emulated. The guest can't tell.
   */
  TRAP,
  /**
   * The processor is a classic x86: what does not trap runs deprivileged and shows it. POPF loses
   * IF, SGDT and SMSW tell the hypervisor's values, CPUID the physical processor's.
   */
  CLASSIC
}
