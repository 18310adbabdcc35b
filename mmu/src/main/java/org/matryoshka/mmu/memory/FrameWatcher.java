package org.matryoshka.mmu.memory;

/** Is told of writes into frames that it watches; see {@link MachineMemory#watch}. */
@FunctionalInterface
public interface FrameWatcher {
  /**
   * Bytes of a watched frame have just been written.
   *
   * @param address physical address of the first byte
   * @param size bytes, within one frame
   */
  void written(long address, int size);
}
