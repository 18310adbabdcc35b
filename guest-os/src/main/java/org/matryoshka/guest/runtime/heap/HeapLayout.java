package org.matryoshka.guest.runtime.heap;

import org.matryoshka.guest.magic.Memory;

/**
 * Where things are in the heap's one range of addresses. It is divided into blocks of 4096 bytes.
 * The first blocks hold the heap's own tables; each later block is free, or has cells of one size,
 * or belongs to a large object that has whole blocks to itself.
 *
 * <pre>
 * base  header, 256 bytes: see the offsets below
 *       size classes, 32 bytes each: bump, limit, current block, next cell, unswept blocks
 *       mark stack, 8 bytes an entry
 *       block records, 64 bytes for each block that the range could have
 *       blocks
 * </pre>
 */
final class HeapLayout {
  static final int BLOCK = 4096;
  static final int BLOCK_SHIFT = 12;

  /** Objects are multiples of this, and start at such. */
  static final int GRANULE = 16;

  /** Up to this size there is a class for each multiple of {@link #GRANULE}. */
  static final int FAST_BYTES = 256;

  /** Objects up to this size have cells; larger ones have blocks. */
  static final int LARGEST_CELL = 2048;

  // ---- Header: u64 each -------------------------------------------------------------------------

  /** End of the usable range; grows. */
  static final int END = 0;

  /** Where the range must end. */
  static final int LIMIT = 8;

  /** Address of the block records. */
  static final int RECORDS = 16;

  /** Number of the first block that is not taken by tables. */
  static final int FIRST_BLOCK = 24;

  /** No free block has a lower number. */
  static final int FREE_HINT = 32;

  /** Blocks from this number on were never used: their memory is zero. */
  static final int PRISTINE = 40;

  /** Blocks taken since the last collection. */
  static final int TAKEN = 48;

  /** Blocks that may be taken before the next collection. */
  static final int BUDGET = 56;

  /** Number of collections. */
  static final int COLLECTIONS = 64;

  /** Time-stamp counter cycles of the longest collection. */
  static final int LONGEST_PAUSE = 72;

  /** Blocks in use after the last collection. */
  static final int LIVE_BLOCKS = 80;

  /** Entries on the mark stack. */
  static final int MARK_DEPTH = 88;

  /** Not 0 if the mark stack was too small and marked objects must be scanned again. */
  static final int MARK_OVERFLOW = 96;

  /** Bytes of marked objects, in the current or last collection. */
  static final int LIVE_BYTES = 104;

  // ---- Size classes -----------------------------------------------------------------------------

  static final int CLASSES = 256;
  static final int CLASS_BYTES = 32;
  static final int CLASS_COUNT = 26;

  /** u64: where the next object goes. */
  static final int BUMP = 0;

  /** u64: where the free run ends that {@link #BUMP} is in. */
  static final int RUN_END = 8;

  /** u32: the block that is being filled, 0 if none. */
  static final int CURRENT = 16;

  /** u32: the cell of it that is looked at next. */
  static final int NEXT_CELL = 20;

  /** u32: the first of the blocks with dead cells to be found, 0 if none. */
  static final int UNSWEPT = 24;

  // ---- Mark stack -------------------------------------------------------------------------------

  static final int MARK_STACK = CLASSES + CLASS_COUNT * CLASS_BYTES;
  static final int MARK_STACK_ENTRIES = 1024;
  static final int TABLES_END = MARK_STACK + 8 * MARK_STACK_ENTRIES;

  // ---- Block records ----------------------------------------------------------------------------

  static final int RECORD_BYTES = 64;
  static final int RECORD_SHIFT = 6;

  /** u32: one of the kinds below. */
  static final int KIND = 0;

  static final int FREE = 0;
  static final int CELLS = 1;
  static final int LARGE = 2;
  static final int LARGE_REST = 3;

  /** u32: bytes of a cell; of a large object the number of blocks; of its rest the blocks back. */
  static final int SIZE = 4;

  /** u32: number of cells. */
  static final int COUNT = 8;

  /** u32: 2^24 / cell size, rounded up: division by multiplication. 0 in a large object. */
  static final int RECIPROCAL = 12;

  /** u32: the size class. */
  static final int CLASS = 16;

  /** u32: the next unswept block of the class, 0 if none. */
  static final int NEXT = 20;

  /** 256 bits, one for each cell: set if the last collection found it alive. */
  static final int MARKS = 32;

  private HeapLayout() {}

  /** The size class of objects of so many bytes up to {@link #LARGEST_CELL}. */
  static int classOf(int bytes) {
    int granules = (bytes + GRANULE - 1) >>> 4;
    if (granules <= 16) {
      return granules;
    }
    if (granules <= 32) {
      return 16 + ((granules - 16 + 3) >>> 2);
    }
    int fit = 21;
    while (cellBytes(fit) < bytes) {
      fit++;
    }
    return fit;
  }

  /** Bytes of a cell of a class from 1 on; the large ones divide a block with little rest. */
  static int cellBytes(int sizeClass) {
    if (sizeClass <= 16) {
      return sizeClass * GRANULE;
    }
    if (sizeClass <= 20) {
      return 256 + (sizeClass - 16) * 64;
    }
    return switch (sizeClass) {
      case 21 -> 672;
      case 22 -> 816;
      case 23 -> 1024;
      case 24 -> 1360;
      default -> LARGEST_CELL;
    };
  }

  static long classRecord(long base, int sizeClass) {
    return base + CLASSES + sizeClass * ((long) CLASS_BYTES);
  }

  static long record(long base, int block) {
    return Memory.readLong(base + RECORDS) + ((long) block << RECORD_SHIFT);
  }

  static long blockAddress(long base, int block) {
    return base + ((long) block << BLOCK_SHIFT);
  }

  static int blockCount(long base) {
    return (int) ((Memory.readLong(base + END) - base) >>> BLOCK_SHIFT);
  }
}
