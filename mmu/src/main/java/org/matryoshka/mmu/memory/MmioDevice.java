package org.matryoshka.mmu.memory;

/**
 * A device that answers in a window of physical memory. It knows offsets; the machine knows
 * addresses.
 */
public interface MmioDevice {
  /**
   * A read.
   *
   * @param offset from the window's start
   * @param size 1, 2, 4 or 8 bytes
   * @return the value; bits above the size are ignored
   */
  long read(long offset, int size);

  /**
   * A write.
   *
   * @param value zero-extended
   */
  void write(long offset, int size, long value);
}
