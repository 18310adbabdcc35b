package org.matryoshka.cpu;

/**
 * What takes longer than the one cycle of an instruction, in cycles of the 1 GHz virtual clock (so
 * in nanoseconds). Figures are round numbers near what real machines show; what matters is that
 * they stand in proportion. What is not here costs nothing extra: page walks, so that an engine
 * with another translation cache keeps the same time, and accesses to device windows in memory,
 * which reach the device without the core.
 */
public final class CostModel {
  /**
   * An access to an I/O port. A port behind the ISA bus or its successor LPC answers in about a
   * microsecond; this is why PC software uses OUT to port 0x80 as its shortest delay (Linux,
   * Documentation/admin-guide/kernel-parameters.txt, {@code io_delay=}).
   */
  public static final long PORT_ACCESS = 1000;

  private CostModel() {}
}
