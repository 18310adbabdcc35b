package org.matryoshka.guest.runtime.heap;

import static org.matryoshka.guest.runtime.heap.HeapLayout.record;

import org.matryoshka.guest.magic.Memory;

/**
 * Marks what is reachable. A word on a stack that looks like an address in the heap, even one
 * inside an object, keeps the object alive; within objects the type's reference map says where
 * references are.
 */
public final class Marker {
  private Marker() {}

  /**
   * Marks the objects that words in a range of memory seem to refer to: for {@link HeapPlatform}.
   */
  public static void scanStack(long low, long high) {
    long base = Heap.base();
    long first =
        HeapLayout.blockAddress(base, (int) Memory.readLong(base + HeapLayout.FIRST_BLOCK));
    long end = Memory.readLong(base + HeapLayout.END);
    for (long at = (low + 7) & -8; at + 8 <= high; at += 8) {
      long word = Memory.readLong(at);
      if (word >= first && word < end) {
        markInterior(base, word);
      }
    }
    trace(base);
  }

  /** Marks what the references in a range of memory refer to: the static fields. */
  static void scanReferences(long base, long low, long high) {
    long records = Memory.readLong(base + HeapLayout.RECORDS);
    long end = Memory.readLong(base + HeapLayout.END);
    for (long at = low; at < high; at += 8) {
      long reference = Memory.readLong(at);
      if (reference >= base && reference < end) {
        mark(base, records, reference);
      }
    }
    trace(base);
  }

  /** Marks the object that an address lies in, if there is one. */
  private static void markInterior(long base, long address) {
    int block = (int) ((address - base) >>> HeapLayout.BLOCK_SHIFT);
    long record = record(base, block);
    int kind = Memory.readInt(record);
    long object;
    if (kind == HeapLayout.CELLS) {
      long start = HeapLayout.blockAddress(base, block);
      int cell = cellAt(record, address - start);
      if (cell >= Memory.readInt(record + HeapLayout.COUNT)) {
        return;
      }
      object = start + (long) cell * Memory.readInt(record + HeapLayout.SIZE);
    } else if (kind == HeapLayout.FREE) {
      return;
    } else {
      int back = kind == HeapLayout.LARGE ? 0 : Memory.readInt(record + HeapLayout.SIZE);
      object = HeapLayout.blockAddress(base, block - back);
    }
    // A free cell has no descriptor: it may be found by what only looks like a reference.
    if (Memory.readLong(object) != 0) {
      mark(base, Memory.readLong(base + HeapLayout.RECORDS), object);
    }
  }

  private static int cellAt(long record, long offset) {
    return (int) ((offset * Memory.readInt(record + HeapLayout.RECIPROCAL)) >>> 24);
  }

  /** Marks an object of the heap, and puts it on the mark stack if it was not marked. */
  private static void mark(long base, long records, long object) {
    long offset = object - base;
    long record = records + ((offset >>> HeapLayout.BLOCK_SHIFT) << HeapLayout.RECORD_SHIFT);
    // Large objects have a reciprocal of zero, which gives cell 0.
    int cell = cellAt(record, offset & (HeapLayout.BLOCK - 1));
    long word = record + HeapLayout.MARKS + ((cell >>> 6) << 3);
    long bits = Memory.readLong(word);
    long marked = bits | 1L << cell;
    if (marked == bits) {
      return;
    }
    Memory.writeLong(word, marked);
    long depth = Memory.readLong(base + HeapLayout.MARK_DEPTH);
    if (depth == HeapLayout.MARK_STACK_ENTRIES) {
      Memory.writeLong(base + HeapLayout.MARK_OVERFLOW, 1);
      return;
    }
    Memory.writeLong(base + HeapLayout.MARK_STACK + 8 * depth, object);
    Memory.writeLong(base + HeapLayout.MARK_DEPTH, depth + 1);
  }

  /** Scans marked objects until none is left, also those for which the mark stack had no room. */
  private static void trace(long base) {
    emptyStack(base);
    while (Memory.readLong(base + HeapLayout.MARK_OVERFLOW) != 0) {
      Memory.writeLong(base + HeapLayout.MARK_OVERFLOW, 0);
      scanAllMarked(base);
    }
  }

  private static void emptyStack(long base) {
    long records = Memory.readLong(base + HeapLayout.RECORDS);
    long end = Memory.readLong(base + HeapLayout.END);
    long depth = Memory.readLong(base + HeapLayout.MARK_DEPTH);
    while (depth > 0) {
      depth--;
      Memory.writeLong(base + HeapLayout.MARK_DEPTH, depth);
      scanObject(base, records, end, Memory.readLong(base + HeapLayout.MARK_STACK + 8 * depth));
      depth = Memory.readLong(base + HeapLayout.MARK_DEPTH);
    }
  }

  private static void scanAllMarked(long base) {
    long records = Memory.readLong(base + HeapLayout.RECORDS);
    long end = Memory.readLong(base + HeapLayout.END);
    int blocks = HeapLayout.blockCount(base);
    for (int block = (int) Memory.readLong(base + HeapLayout.FIRST_BLOCK);
        block < blocks;
        block++) {
      long record = record(base, block);
      int kind = Memory.readInt(record);
      long start = HeapLayout.blockAddress(base, block);
      if (kind == HeapLayout.CELLS) {
        int count = Memory.readInt(record + HeapLayout.COUNT);
        int size = Memory.readInt(record + HeapLayout.SIZE);
        for (int cell = 0; cell < count; cell++) {
          if (Marks.get(record, cell)) {
            scanObject(base, records, end, start + (long) cell * size);
          }
        }
      } else if (kind == HeapLayout.LARGE && Marks.get(record, 0)) {
        scanObject(base, records, end, start);
      }
      emptyStack(base);
    }
  }

  private static void scanObject(long base, long records, long end, long object) {
    long descriptor = Memory.readLong(object);
    int kind = Memory.readInt(descriptor + TypeDescriptor.KIND);
    if (kind == TypeDescriptor.OBJECT) {
      long at = Memory.readLong(descriptor + TypeDescriptor.REFERENCE_MAP);
      if (at == 0) {
        return;
      }
      for (long last = at + 4L * Memory.readInt(at); at != last; at += 4) {
        long reference = Memory.readLong(object + Memory.readInt(at + 4));
        if (reference >= base && reference < end) {
          mark(base, records, reference);
        }
      }
    } else if ((kind & 0xff) == TypeDescriptor.REFERENCE_ARRAY) {
      long at = object + TypeDescriptor.ARRAY_ELEMENTS;
      long last = at + 8L * Memory.readInt(object + TypeDescriptor.ARRAY_LENGTH);
      for (; at != last; at += 8) {
        long reference = Memory.readLong(at);
        if (reference >= base && reference < end) {
          mark(base, records, reference);
        }
      }
    }
  }
}
