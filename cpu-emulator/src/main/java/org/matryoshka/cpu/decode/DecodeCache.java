package org.matryoshka.cpu.decode;

import org.matryoshka.mmu.memory.FrameWatcher;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * The decoded instructions of a machine's memory, by frame; all cores of the machine share it. It
 * watches the frames that hold decoded instructions, so that whoever writes there (a core through
 * any mapping, a device, a hypervisor) makes the overwritten instructions disappear at once.
 */
public final class DecodeCache implements FrameWatcher {
  private final MachineMemory memory;
  private final DecodedPage[] pages;

  private DecodeCache(MachineMemory memory) {
    this.memory = memory;
    this.pages = new DecodedPage[(int) (memory.size() / PhysicalMemory.FRAME_SIZE)];
  }

  /** The cache of a memory; the first call makes it, and makes it the memory's watcher. */
  public static DecodeCache of(MachineMemory memory) {
    if (memory.watcher() instanceof DecodeCache cache) {
      return cache;
    }
    DecodeCache cache = new DecodeCache(memory);
    memory.setWatcher(cache);
    return cache;
  }

  /**
   * The page of a frame, new and empty if need be.
   *
   * @param frame index of its first byte in RAM
   */
  DecodedPage page(int frame) {
    int index = frame / PhysicalMemory.FRAME_SIZE;
    DecodedPage page = pages[index];
    if (page == null) {
      page = new DecodedPage();
      pages[index] = page;
      memory.watch(frame);
    }
    return page;
  }

  @Override
  public void written(long address, int size) {
    int index = (int) (address / PhysicalMemory.FRAME_SIZE);
    DecodedPage page = pages[index];
    if (page != null && page.written((int) address & PhysicalMemory.FRAME_SIZE - 1, size)) {
      pages[index] = null;
      memory.unwatch(address);
    }
  }
}
