package org.matryoshka.mmu.memory;

/**
 * A physical address space into which devices can be put: the machine's own, or a virtual
 * machine's.
 */
@FunctionalInterface
public interface MmioWindows {
  /**
   * Puts a device into a window of the address space; it hides RAM below it.
   *
   * @param name for messages
   * @param start physical address of the window, a multiple of 4096
   * @param size in bytes, a positive multiple of 4096
   * @throws IllegalArgumentException if the window is empty, not whole frames, or overlaps another;
   *     the message names both
   */
  void addWindow(String name, long start, long size, MmioDevice device);
}
