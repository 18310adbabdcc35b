package org.matryoshka.mmu.memory;

/** Is told of every store into a memory, whoever makes it; see {@link MachineMemory}. */
@FunctionalInterface
public interface StoreListener {
  /**
   * Some bytes of a frame have just been written.
   *
   * @param address physical address of the first
   * @param size 1, 2, 4 or 8
   * @param before what was there, zero-extended
   * @param after what is there, zero-extended
   */
  void stored(long address, int size, long before, long after);
}
