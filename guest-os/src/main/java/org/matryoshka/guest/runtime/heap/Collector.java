package org.matryoshka.guest.runtime.heap;

import static org.matryoshka.guest.runtime.heap.HeapLayout.record;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Export;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.Processor;

/**
 * One collection: finish what is left of the last sweep, mark from the static fields and the
 * stacks, free the blocks in which nothing is marked, and leave the others to {@link Allocator} to
 * be swept.
 */
final class Collector {
  private Collector() {}

  /**
   * Collects.
   *
   * @param stackPointer where the callee-saved registers lie, at the end of the stack
   */
  @Export("runtime_collect_from")
  static void collect(long stackPointer) {
    long begin = Processor.timestamp();
    long base = Heap.base();
    forgetDead(base);
    Marker.scanReferences(
        base, Code.symbol("__static_references"), Code.symbol("__static_references_end"));
    Heap.platform().scanStacks(stackPointer);
    sortBlocks(base);
    Memory.writeLong(
        base + HeapLayout.COLLECTIONS, Memory.readLong(base + HeapLayout.COLLECTIONS) + 1);
    long cycles = Processor.timestamp() - begin;
    if (cycles > Memory.readLong(base + HeapLayout.LONGEST_PAUSE)) {
      Memory.writeLong(base + HeapLayout.LONGEST_PAUSE, cycles);
    }
  }

  /**
   * Clears the header of every cell that is free but was not yet found to be, so that nothing
   * revives it; then all marks. What the free runs hold is zero already.
   */
  private static void forgetDead(long base) {
    for (int sizeClass = 1; sizeClass < HeapLayout.CLASS_COUNT; sizeClass++) {
      long entry = HeapLayout.classRecord(base, sizeClass);
      int block = Memory.readInt(entry + HeapLayout.CURRENT);
      if (block != 0) {
        forgetFrom(base, block, Memory.readInt(entry + HeapLayout.NEXT_CELL));
      }
      block = Memory.readInt(entry + HeapLayout.UNSWEPT);
      while (block != 0) {
        forgetFrom(base, block, 0);
        block = Memory.readInt(record(base, block) + HeapLayout.NEXT);
      }
      Memory.writeLong(entry + HeapLayout.BUMP, 0);
      Memory.writeLong(entry + HeapLayout.RUN_END, 0);
      Memory.writeLong(entry + HeapLayout.CURRENT, 0);
      Memory.writeInt(entry + HeapLayout.UNSWEPT, 0);
    }
    int blocks = HeapLayout.blockCount(base);
    for (int block = (int) Memory.readLong(base + HeapLayout.FIRST_BLOCK);
        block < blocks;
        block++) {
      Marks.clear(record(base, block));
    }
  }

  private static void forgetFrom(long base, int block, int firstCell) {
    long record = record(base, block);
    int count = Memory.readInt(record + HeapLayout.COUNT);
    int size = Memory.readInt(record + HeapLayout.SIZE);
    long start = HeapLayout.blockAddress(base, block);
    for (int cell = firstCell; cell < count; cell++) {
      if (!Marks.get(record, cell)) {
        Memory.writeLong(start + (long) cell * size, 0);
      }
    }
  }

  /** Frees the blocks without a mark; chains the others by class, the lowest first. */
  private static void sortBlocks(long base) {
    int first = (int) Memory.readLong(base + HeapLayout.FIRST_BLOCK);
    long live = 0;
    long bytes = 0;
    for (int block = HeapLayout.blockCount(base) - 1; block >= first; block--) {
      long record = record(base, block);
      int kind = Memory.readInt(record);
      if (kind == HeapLayout.CELLS) {
        if (Marks.isEmpty(record)) {
          Blocks.free(base, block);
        } else {
          live++;
          bytes += (long) Marks.count(record) * Memory.readInt(record + HeapLayout.SIZE);
          long entry = HeapLayout.classRecord(base, Memory.readInt(record + HeapLayout.CLASS));
          Memory.writeInt(record + HeapLayout.NEXT, Memory.readInt(entry + HeapLayout.UNSWEPT));
          Memory.writeInt(entry + HeapLayout.UNSWEPT, block);
        }
      } else if (kind != HeapLayout.FREE) {
        int back = kind == HeapLayout.LARGE ? 0 : Memory.readInt(record + HeapLayout.SIZE);
        if (Marks.get(record(base, block - back), 0)) {
          live++;
          bytes += HeapLayout.BLOCK;
        } else {
          Blocks.free(base, block);
        }
      }
    }
    Memory.writeLong(base + HeapLayout.LIVE_BYTES, bytes);
    Memory.writeLong(base + HeapLayout.LIVE_BLOCKS, live);
    Memory.writeLong(base + HeapLayout.TAKEN, 0);
    Memory.writeLong(base + HeapLayout.BUDGET, Math.max(Blocks.LEAST_BUDGET, live));
  }
}
