package org.matryoshka.guest.runtime.heap;

import org.matryoshka.guest.magic.Memory;

/** The mark bits in a block's record. */
final class Marks {
  private Marks() {}

  static boolean get(long record, int cell) {
    long word = Memory.readLong(record + HeapLayout.MARKS + ((cell >>> 6) << 3));
    return (word >>> (cell & 63) & 1) != 0;
  }

  static void clear(long record) {
    for (int i = 0; i < 32; i += 8) {
      Memory.writeLong(record + HeapLayout.MARKS + i, 0);
    }
  }

  static boolean isEmpty(long record) {
    long marks = record + HeapLayout.MARKS;
    return (Memory.readLong(marks)
            | Memory.readLong(marks + 8)
            | Memory.readLong(marks + 16)
            | Memory.readLong(marks + 24))
        == 0;
  }

  /** The number of set bits. */
  static int count(long record) {
    int count = 0;
    for (int i = 0; i < 32; i += 8) {
      count += Long.bitCount(Memory.readLong(record + HeapLayout.MARKS + i));
    }
    return count;
  }
}
