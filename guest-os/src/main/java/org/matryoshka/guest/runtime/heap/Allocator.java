package org.matryoshka.guest.runtime.heap;

import static org.matryoshka.guest.runtime.heap.HeapLayout.record;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.Traps;

/**
 * The slower ways of allocation: objects of the larger classes, and what follows when the free run
 * of a class is used up. Dead cells are found here, a run at a time, when they are needed, so that
 * a collection only marks.
 */
final class Allocator {
  private Allocator() {}

  /** A zeroed cell for an object of so many bytes. Does not return if there is no memory. */
  static long allocate(long base, long bytes) {
    if (bytes > HeapLayout.LARGEST_CELL) {
      return allocateLarge(base, bytes);
    }
    int sizeClass = HeapLayout.classOf((int) bytes);
    int cellBytes = HeapLayout.cellBytes(sizeClass);
    long entry = HeapLayout.classRecord(base, sizeClass);
    while (true) {
      long cell = Memory.readLong(entry + HeapLayout.BUMP);
      if (cell + cellBytes <= Memory.readLong(entry + HeapLayout.RUN_END)) {
        Memory.writeLong(entry + HeapLayout.BUMP, cell + cellBytes);
        return cell;
      }
      if (!findRun(base, entry, cellBytes)) {
        int block = Memory.readInt(entry + HeapLayout.UNSWEPT);
        if (block != 0) {
          Memory.writeInt(
              entry + HeapLayout.UNSWEPT, Memory.readInt(record(base, block) + HeapLayout.NEXT));
          Memory.writeInt(entry + HeapLayout.CURRENT, block);
          Memory.writeInt(entry + HeapLayout.NEXT_CELL, 0);
        } else {
          block = obtain(base, 1, bytes);
          // A collection may have come between and found dead cells, so that this block can wait.
          if (block != 0) {
            takeForCells(base, entry, block, sizeClass, cellBytes);
          }
        }
      }
    }
  }

  /** Sets the class's free run to the next dead cells of its current block; false at its end. */
  private static boolean findRun(long base, long entry, int cellBytes) {
    int block = Memory.readInt(entry + HeapLayout.CURRENT);
    if (block == 0) {
      return false;
    }
    long record = record(base, block);
    int count = Memory.readInt(record + HeapLayout.COUNT);
    int cell = Memory.readInt(entry + HeapLayout.NEXT_CELL);
    while (cell < count && Marks.get(record, cell)) {
      cell++;
    }
    if (cell >= count) {
      Memory.writeInt(entry + HeapLayout.CURRENT, 0);
      return false;
    }
    int end = cell + 1;
    while (end < count && !Marks.get(record, end)) {
      end++;
    }
    Memory.writeInt(entry + HeapLayout.NEXT_CELL, end);
    long start = HeapLayout.blockAddress(base, block) + (long) cell * cellBytes;
    long stop = HeapLayout.blockAddress(base, block) + (long) end * cellBytes;
    Memory.fillLongs(start, 0, (stop - start) >>> 3);
    Memory.writeLong(entry + HeapLayout.BUMP, start);
    Memory.writeLong(entry + HeapLayout.RUN_END, stop);
    return true;
  }

  private static void takeForCells(long base, long entry, int block, int sizeClass, int cellBytes) {
    long clean = Blocks.take(base, block, 1);
    long start = HeapLayout.blockAddress(base, block);
    int count = HeapLayout.BLOCK / cellBytes;
    Memory.fillLongs(start, 0, (clean - start) >>> 3);
    long record = record(base, block);
    Memory.writeInt(record + HeapLayout.KIND, HeapLayout.CELLS);
    Memory.writeInt(record + HeapLayout.SIZE, cellBytes);
    Memory.writeInt(record + HeapLayout.COUNT, count);
    Memory.writeInt(record + HeapLayout.RECIPROCAL, ((1 << 24) + cellBytes - 1) / cellBytes);
    Memory.writeInt(record + HeapLayout.CLASS, sizeClass);
    Marks.clear(record);
    Memory.writeInt(entry + HeapLayout.CURRENT, block);
    Memory.writeInt(entry + HeapLayout.NEXT_CELL, count);
    Memory.writeLong(entry + HeapLayout.BUMP, start);
    Memory.writeLong(entry + HeapLayout.RUN_END, start + (long) count * cellBytes);
  }

  private static long allocateLarge(long base, long bytes) {
    long blocks = (bytes + HeapLayout.BLOCK - 1) >>> HeapLayout.BLOCK_SHIFT;
    int count = (int) Math.min(blocks, Integer.MAX_VALUE);
    int block = 0;
    while (block == 0) {
      block = obtain(base, count, bytes);
    }
    long clean = Blocks.take(base, block, count);
    long start = HeapLayout.blockAddress(base, block);
    Memory.fillLongs(start, 0, (clean - start) >>> 3);
    for (int i = 0; i < count; i++) {
      long record = record(base, block + i);
      Memory.writeInt(record + HeapLayout.KIND, i == 0 ? HeapLayout.LARGE : HeapLayout.LARGE_REST);
      Memory.writeInt(record + HeapLayout.SIZE, i == 0 ? count : i);
      Memory.writeInt(record + HeapLayout.RECIPROCAL, 0);
      Memory.writeLong(record + HeapLayout.MARKS, 0);
    }
    return start;
  }

  /**
   * So many free blocks in a row: free ones, after a collection if it is time for one, or new ones.
   *
   * @return the first one's number, or 0 after a collection, when the caller should look again
   */
  private static int obtain(long base, int count, long bytes) {
    HeapPlatform platform = Heap.platform();
    long taken = Memory.readLong(base + HeapLayout.TAKEN);
    boolean due = taken > 0 && taken + count > Memory.readLong(base + HeapLayout.BUDGET);
    if (due && platform != null) {
      platform.collect();
      return 0;
    }
    int block = Blocks.find(base, count);
    if (block != 0) {
      return block;
    }
    if (platform != null) {
      if (Blocks.grow(base, platform, count)) {
        return Blocks.find(base, count);
      }
      if (taken > 0) {
        platform.collect();
        return 0;
      }
    }
    fail(platform, bytes);
    return 0;
  }

  private static void fail(HeapPlatform platform, long bytes) {
    if (platform != null) {
      platform.outOfMemory(bytes);
    }
    Traps.outOfMemory(bytes);
  }
}
