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
    drain(base);
  }

  /** Marks what the references in a range of memory refer to: the static fields. */
  static void scanReferences(long base, long low, long high) {
    for (long at = low; at < high; at += 8) {
      markReference(base, Memory.readLong(at));
    }
    drain(base);
  }

  /** Marks the object that an address lies in, if there is one. */
  private static void markInterior(long base, long address) {
    int block = (int) ((address - base) >>> HeapLayout.BLOCK_SHIFT);
    long record = record(base, block);
    int kind = Memory.readInt(record);
    if (kind == HeapLayout.CELLS) {
      long start = HeapLayout.blockAddress(base, block);
      int cell = cellAt(record, address - start);
      if (cell < Memory.readInt(record + HeapLayout.COUNT)) {
        markReference(base, start + (long) cell * Memory.readInt(record + HeapLayout.SIZE));
      }
    } else if (kind != HeapLayout.FREE) {
      int back = kind == HeapLayout.LARGE ? 0 : Memory.readInt(record + HeapLayout.SIZE);
      markReference(base, HeapLayout.blockAddress(base, block - back));
    }
  }

  private static int cellAt(long record, long offset) {
    return (int) ((offset * Memory.readInt(record + HeapLayout.RECIPROCAL)) >>> 24);
  }

  /** Marks an object of the heap by its address; others, null, and free cells don't matter. */
  private static void markReference(long base, long object) {
    if (object < base || object >= Memory.readLong(base + HeapLayout.END)) {
      return;
    }
    int block = (int) ((object - base) >>> HeapLayout.BLOCK_SHIFT);
    long record = record(base, block);
    int kind = Memory.readInt(record);
    int cell = 0;
    if (kind == HeapLayout.CELLS) {
      cell = cellAt(record, object - HeapLayout.blockAddress(base, block));
    }
    // A free cell has no descriptor: it may be found by what only looks like a reference.
    long descriptor = Memory.readLong(object);
    if (descriptor == 0 || kind == HeapLayout.FREE || !Marks.set(record, cell)) {
      return;
    }
    Memory.writeLong(
        base + HeapLayout.LIVE_BYTES,
        Memory.readLong(base + HeapLayout.LIVE_BYTES)
            + ((long) Memory.readInt(record + HeapLayout.SIZE)
                << (kind == HeapLayout.LARGE ? HeapLayout.BLOCK_SHIFT : 0)));
    if (TypeDescriptor.kind(descriptor) != TypeDescriptor.PRIMITIVE_ARRAY) {
      push(base, object);
    }
  }

  private static void push(long base, long object) {
    long depth = Memory.readLong(base + HeapLayout.MARK_DEPTH);
    if (depth == HeapLayout.MARK_STACK_ENTRIES) {
      Memory.writeLong(base + HeapLayout.MARK_OVERFLOW, 1);
      return;
    }
    Memory.writeLong(base + HeapLayout.MARK_STACK + 8 * depth, object);
    Memory.writeLong(base + HeapLayout.MARK_DEPTH, depth + 1);
  }

  /** Scans marked objects until none is left, also those for which the mark stack had no room. */
  private static void drain(long base) {
    emptyStack(base);
    while (Memory.readLong(base + HeapLayout.MARK_OVERFLOW) != 0) {
      Memory.writeLong(base + HeapLayout.MARK_OVERFLOW, 0);
      scanAllMarked(base);
    }
  }

  private static void emptyStack(long base) {
    long depth = Memory.readLong(base + HeapLayout.MARK_DEPTH);
    while (depth > 0) {
      depth--;
      Memory.writeLong(base + HeapLayout.MARK_DEPTH, depth);
      scanObject(base, Memory.readLong(base + HeapLayout.MARK_STACK + 8 * depth));
      depth = Memory.readLong(base + HeapLayout.MARK_DEPTH);
    }
  }

  private static void scanAllMarked(long base) {
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
            scanObject(base, start + (long) cell * size);
          }
        }
      } else if (kind == HeapLayout.LARGE && Marks.get(record, 0)) {
        scanObject(base, start);
      }
      emptyStack(base);
    }
  }

  private static void scanObject(long base, long object) {
    long descriptor = Memory.readLong(object);
    int kind = TypeDescriptor.kind(descriptor);
    if (kind == TypeDescriptor.OBJECT) {
      long map = Memory.readLong(descriptor + TypeDescriptor.REFERENCE_MAP);
      if (map == 0) {
        return;
      }
      int count = Memory.readInt(map);
      for (int i = 1; i <= count; i++) {
        markReference(base, Memory.readLong(object + Memory.readInt(map + 4L * i)));
      }
    } else if (kind == TypeDescriptor.REFERENCE_ARRAY) {
      int length = Memory.readInt(object + TypeDescriptor.ARRAY_LENGTH);
      for (int i = 0; i < length; i++) {
        markReference(base, Memory.readLong(object + TypeDescriptor.ARRAY_ELEMENTS + 8L * i));
      }
    }
  }
}
