package org.matryoshka.guest.kernel.memory;

import org.matryoshka.guest.kernel.trap.KernelStack;
import org.matryoshka.guest.kernel.trap.MappedKernelStacks;
import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.Traps;
import org.matryoshka.guest.runtime.heap.Heap;
import org.matryoshka.guest.runtime.heap.HeapPlatform;
import org.matryoshka.guest.runtime.heap.Marker;

/**
 * The memory of the kernel's own objects: a range of the direct map that begins directly behind the
 * kernel's image and grows upwards, frame by frame, as far as the frames there are free ({@link
 * FrameAllocator#keepForHeap}). It needs no page tables of its own, and costs nothing until it
 * grows. The collector finds references on the kernel stacks of all tasks.
 */
public final class KernelHeap extends HeapPlatform {
  /** What is usable from the start on, besides the heap's own tables. */
  private static final int FIRST_BYTES = 96 << 10;

  /** The heap's tables take this part of its range. */
  private static final int TABLE_SHARE = 64;

  private static final long LARGEST = 32 << 20;

  private final KernelStack bootStack;
  private final long start;
  private final long limit;
  private long end;
  private FrameAllocator frames;
  private MappedKernelStacks stacks;

  private KernelHeap(KernelStack bootStack, long start, long end, long limit) {
    this.bootStack = bootStack;
    this.start = start;
    this.end = end;
    this.limit = limit;
  }

  /**
   * Makes the heap, before which there are no objects.
   *
   * @param first the first physical address behind the image, and whatever else must not be used
   * @param memoryEnd the first physical address behind the memory in which the image lies
   */
  public static KernelHeap create(long first, long memoryEnd) {
    long start = AddressSpace.pageUp(FrameAllocator.address(first));
    // At most half of memory: what the heap has taken it never gives back.
    long size = Math.min((memoryEnd - first) / 2, LARGEST) & -FrameAllocator.PAGE_SIZE;
    long end = AddressSpace.pageUp(start + FIRST_BYTES + size / TABLE_SHARE);
    Memory.fillLongs(start, 0, (end - start) / 8);
    Heap.start(start, end, start + size);
    KernelStack bootStack =
        new KernelStack(Code.symbol("boot_stack"), Code.symbol("boot_stack_top"));
    KernelHeap heap = new KernelHeap(bootStack, start, end, start + size);
    Heap.setPlatform(heap);
    return heap;
  }

  /** The stack on which the kernel starts; later the idle thread's. */
  public KernelStack bootStack() {
    return bootStack;
  }

  /** The first physical address of the heap. */
  public long start() {
    return FrameAllocator.physical(start);
  }

  /** The first physical address behind what the heap uses now. */
  public long end() {
    return FrameAllocator.physical(end);
  }

  /** The first physical address that the heap can never use. */
  public long limit() {
    return FrameAllocator.physical(limit);
  }

  /** From now on memory comes from an allocator, which does not own what the heap uses already. */
  public void setFrames(FrameAllocator allocator) {
    frames = allocator;
  }

  /** From now on there are tasks with stacks of their own. */
  public void setStacks(MappedKernelStacks all) {
    stacks = all;
  }

  @Override
  public boolean grow(long oldEnd, long newEnd) {
    if (frames != null
        && !frames.claim(FrameAllocator.physical(oldEnd), FrameAllocator.physical(newEnd))) {
      return false;
    }
    Memory.fillLongs(oldEnd, 0, (newEnd - oldEnd) / 8);
    end = newEnd;
    return true;
  }

  @Override
  public void scanStacks(long stackPointer) {
    scan(bootStack, stackPointer);
    int count = stacks == null ? 0 : stacks.made();
    for (int i = 0; i < count; i++) {
      scan(stacks.stack(i), stackPointer);
    }
  }

  private static void scan(KernelStack stack, long stackPointer) {
    long low = stack.contains(stackPointer) ? stackPointer : stack.stackPointer();
    Marker.scanStack(low, stack.top());
  }

  @Override
  public void outOfMemory(long bytes) {
    Traps.outOfMemory(bytes);
  }
}
