package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.magic.Memory;

/**
 * Kernel stacks in a range of addresses of their own, each with an unmapped page below it, so that
 * a stack that runs over becomes a double fault and not a neighbour's confusion. A stack that comes
 * back stays mapped for the next task, since mapping costs: page tables that are in use are
 * expensive to write under a hypervisor.
 */
public final class MappedKernelStacks implements KernelStacks {
  /** The first address of the range; layout.inc has the table's slot. */
  public static final long RANGE = 0xffff_c900_0000_0000L;

  /** Bytes from one stack to the next: the guard page and the stack lie in it at the upper end. */
  public static final int SPACING = 32 << 10;

  /** Limit of the number of stacks, and so of tasks. */
  private static final int MAXIMUM = 2048;

  private static final int PAGES = STACK_SIZE >>> FrameAllocator.PAGE_SHIFT;
  private static final int TABLE_BYTES = 2 << 20;
  private static final long TABLE = 0x23;
  private static final long PAGE = 0x8000_0000_0000_0163L;

  private final FrameAllocator frames;
  private final long pdpt;
  private final KernelStack[] stacks = new KernelStack[MAXIMUM];
  private final int[] freeStacks = new int[MAXIMUM];
  private long directory;
  private long lastTable;
  private int made;
  private int freeCount;

  /**
   * Stacks in the range.
   *
   * @param pdpt the address of the range's second-level table, which is empty
   */
  public MappedKernelStacks(FrameAllocator frames, long pdpt) {
    this.frames = frames;
    this.pdpt = pdpt;
  }

  @Override
  public KernelStack allocate() {
    if (freeCount > 0) {
      freeCount--;
      return stacks[freeStacks[freeCount]];
    }
    if (made == MAXIMUM || !makeTable()) {
      return null;
    }
    long end = RANGE + (long) (made + 1) * SPACING;
    long base = end - STACK_SIZE;
    for (int page = 0; page < PAGES; page++) {
      long frame = frames.allocateForUser();
      if (frame == 0) {
        takeBack(base, page);
        return null;
      }
      long address = base + (long) page * FrameAllocator.PAGE_SIZE;
      Memory.writeLong(slot(address), frame | PAGE);
    }
    KernelStack stack = new KernelStack(base, end);
    stack.setStackPointer(stack.top());
    stacks[made] = stack;
    made++;
    return stack;
  }

  @Override
  public void free(KernelStack stack) {
    stack.setStackPointer(stack.top()); // nothing on it is a reference any more
    freeStacks[freeCount] = (int) ((stack.base() - RANGE) / SPACING);
    freeCount++;
  }

  /** Whether an address lies between two stacks, where a stack that has run over hits. */
  public static boolean isGuard(long address) {
    long within = address - RANGE;
    return within >= 0
        && within < (long) MAXIMUM * SPACING
        && within % SPACING < SPACING - STACK_SIZE;
  }

  /** How many stacks were ever made; those in use and those kept. */
  public int made() {
    return made;
  }

  /** How many stacks are kept for new tasks. */
  public int kept() {
    return freeCount;
  }

  /** A stack by its number, from 0 to {@link #made} - 1: the collector looks at all. */
  public KernelStack stack(int number) {
    return stacks[number];
  }

  /** Makes the page table for the next stack if it begins a new one. */
  private boolean makeTable() {
    if ((long) made * SPACING % TABLE_BYTES != 0) {
      return true;
    }
    if (directory == 0) {
      directory = frames.allocateZeroed(); // at boot: there is one
      Memory.writeLong(pdpt, directory | TABLE);
    }
    long table = frames.allocateZeroedForUser();
    if (table == 0) {
      return false;
    }
    int index = (int) ((long) made * SPACING / TABLE_BYTES);
    long entry = FrameAllocator.address(directory) + index * 8L;
    long unused = Memory.readLong(entry) & 0x000f_ffff_ffff_f000L;
    if (unused != 0) {
      frames.free(table); // the last attempt got so far and no further
      table = unused;
    }
    lastTable = table;
    Memory.writeLong(entry, table | TABLE);
    return true;
  }

  private void takeBack(long base, int pages) {
    for (int page = 0; page < pages; page++) {
      long slot = slot(base + (long) page * FrameAllocator.PAGE_SIZE);
      frames.free(Memory.readLong(slot) & 0x000f_ffff_ffff_f000L);
      Memory.writeLong(slot, 0);
    }
  }

  private long slot(long address) {
    return FrameAllocator.address(lastTable) + ((address >>> FrameAllocator.PAGE_SHIFT & 511) << 3);
  }
}
