package org.matryoshka.guest.kernel;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.KernelHeap;
import org.matryoshka.guest.magic.Code;

/**
 * Memory as the boot loader describes it, less what is taken: the first page, the image, the heap
 * behind it, and the initial file system as long as it is not unpacked.
 */
final class BootMemory {
  /** The kernel's frames that no user gets: as much as the longest system call may need. */
  private static final int RESERVED_FRAMES = 64;

  /** The part of memory that the boot code has mapped. */
  private static final long REACHABLE = 1L << 30;

  private static final long FIRST = FrameAllocator.PAGE_SIZE;
  private static final long IMAGE_START = 0x10_0000;

  private final long record;
  private final KernelHeap heap;
  private final long moduleStart;
  private final long moduleEnd;

  private BootMemory(long record, KernelHeap heap) {
    this.record = record;
    this.heap = heap;
    moduleStart = BootInfo.moduleStart(record) & -FrameAllocator.PAGE_SIZE;
    moduleEnd = pageUp(BootInfo.moduleEnd(record));
  }

  /** Makes the heap: before this, no object can be made. */
  static KernelHeap createHeap(long record) {
    long first = FrameAllocator.physicalOfImage(Code.symbol("_end"));
    long moduleEnd = BootInfo.moduleEnd(record);
    if (moduleEnd > first && BootInfo.moduleStart(record) < first + (4 << 20)) {
      first = moduleEnd; // it lies where the heap would grow
    }
    long end = Math.min(BootInfo.memoryEnd(record, IMAGE_START), REACHABLE);
    return KernelHeap.create(first, end);
  }

  /** Makes the allocator of all frames that are free. */
  static FrameAllocator createFrames(long record, KernelHeap heap) {
    BootMemory memory = new BootMemory(record, heap);
    FrameAllocator frames = new FrameAllocator(Math.min(memory.end(), REACHABLE));
    frames.keepForHeap(heap.start(), heap.limit());
    for (int i = 0; i < BootInfo.regions(record); i++) {
      if (BootInfo.isMemory(record, i)) {
        long start = Math.max(BootInfo.regionStart(record, i), FIRST);
        memory.add(frames, start, BootInfo.regionEnd(record, i));
      }
    }
    heap.setFrames(frames);
    frames.setReserve(RESERVED_FRAMES);
    KernelLog.line(
        "memory: "
            + frames.total() * (FrameAllocator.PAGE_SIZE / 1024)
            + " KiB free, image "
            + (FrameAllocator.physicalOfImage(Code.symbol("_end")) - IMAGE_START) / 1024
            + " KiB");
    if (memory.end() > REACHABLE) {
      KernelLog.line("memory: what lies above 1 GiB is not used");
    }
    return frames;
  }

  private long end() {
    long end = 0;
    for (int i = 0; i < BootInfo.regions(record); i++) {
      if (BootInfo.isMemory(record, i)) {
        end = Math.max(end, BootInfo.regionEnd(record, i));
      }
    }
    return end;
  }

  /** Adds a region without what is taken in it. */
  private void add(FrameAllocator frames, long start, long end) {
    if (overlaps(start, end, IMAGE_START, heap.end())) {
      addAroundModule(frames, start, IMAGE_START);
      addAroundModule(frames, heap.end(), end);
    } else {
      addAroundModule(frames, start, end);
    }
  }

  private void addAroundModule(FrameAllocator frames, long start, long end) {
    if (overlaps(start, end, moduleStart, moduleEnd)) {
      frames.add(start, moduleStart);
      frames.add(moduleEnd, end);
    } else {
      frames.add(start, end);
    }
  }

  private static boolean overlaps(long start, long end, long takenStart, long takenEnd) {
    return start < takenEnd && takenStart < end;
  }

  private static long pageUp(long address) {
    return address + FrameAllocator.PAGE_SIZE - 1 & -FrameAllocator.PAGE_SIZE;
  }
}
