package org.matryoshka.guest.runtime.heap;

import static org.matryoshka.guest.runtime.heap.HeapLayout.BLOCK;
import static org.matryoshka.guest.runtime.heap.HeapLayout.FREE;
import static org.matryoshka.guest.runtime.heap.HeapLayout.record;

import org.matryoshka.guest.magic.Memory;

/** Which blocks are free, and taking and returning them. */
final class Blocks {
  /** Blocks that may be taken before the first collection: 1 MiB. */
  static final int LEAST_BUDGET = 256;

  private Blocks() {}

  /** Writes the tables of an empty heap. */
  static void initialize(long base, long end, long limit) {
    long records = base + align(HeapLayout.TABLES_END, HeapLayout.RECORD_BYTES);
    long recordBytes = ((limit - base) >>> HeapLayout.BLOCK_SHIFT) * HeapLayout.RECORD_BYTES;
    long first = align(records + recordBytes - base, BLOCK) >>> HeapLayout.BLOCK_SHIFT;
    Memory.writeLong(base + HeapLayout.END, end);
    Memory.writeLong(base + HeapLayout.LIMIT, limit);
    Memory.writeLong(base + HeapLayout.RECORDS, records);
    Memory.writeLong(base + HeapLayout.FIRST_BLOCK, first);
    Memory.writeLong(base + HeapLayout.FREE_HINT, first);
    Memory.writeLong(base + HeapLayout.PRISTINE, first);
    Memory.writeLong(base + HeapLayout.BUDGET, LEAST_BUDGET);
  }

  /** The least multiple of a power of two that is not below a value. */
  static long align(long value, long powerOfTwo) {
    return (value + powerOfTwo - 1) & -powerOfTwo;
  }

  /** The first of so many free blocks in a row, 0 if there are none. They stay free. */
  static int find(long base, int count) {
    int blocks = HeapLayout.blockCount(base);
    int start = (int) Memory.readLong(base + HeapLayout.FREE_HINT);
    boolean first = true;
    int run = 0;
    for (int block = start; block < blocks; block++) {
      if (Memory.readInt(record(base, block)) != FREE) {
        run = 0;
        continue;
      }
      if (first) {
        first = false;
        Memory.writeLong(base + HeapLayout.FREE_HINT, block);
      }
      run++;
      if (run == count) {
        return block - count + 1;
      }
    }
    if (first) {
      Memory.writeLong(base + HeapLayout.FREE_HINT, blocks);
    }
    return 0;
  }

  /**
   * Notes that blocks were taken; returns the first byte of them that may not be zero, or the end.
   */
  static long take(long base, int block, int count) {
    Memory.writeLong(base + HeapLayout.TAKEN, Memory.readLong(base + HeapLayout.TAKEN) + count);
    long pristine = Memory.readLong(base + HeapLayout.PRISTINE);
    if (block + count > pristine) {
      Memory.writeLong(base + HeapLayout.PRISTINE, block + count);
    }
    return HeapLayout.blockAddress(base, (int) Math.min(Math.max(pristine, block), block + count));
  }

  /** Frees a block. */
  static void free(long base, int block) {
    Memory.writeInt(record(base, block), FREE);
    if (block < Memory.readLong(base + HeapLayout.FREE_HINT)) {
      Memory.writeLong(base + HeapLayout.FREE_HINT, block);
    }
  }

  /** Extends the usable range by at least so many blocks in a row; false if that can't be. */
  static boolean grow(long base, HeapPlatform platform, int count) {
    long end = Memory.readLong(base + HeapLayout.END);
    long limit = Memory.readLong(base + HeapLayout.LIMIT);
    long wished = Math.max((long) count << HeapLayout.BLOCK_SHIFT, (end - base) >> 2);
    long newEnd = Math.min(limit, end + align(wished, BLOCK));
    if (newEnd - end < (long) count << HeapLayout.BLOCK_SHIFT || !platform.grow(end, newEnd)) {
      return false;
    }
    Memory.writeLong(base + HeapLayout.END, newEnd);
    return true;
  }
}
