package org.matryoshka.guest.runtime.heap;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.References;

/**
 * The heap as compiled code sees it: {@code new} becomes {@link #allocate} or {@link
 * #allocateArray}. There is one, at the address that {@link #start} was given; nothing can be
 * allocated before that.
 *
 * <p>Allocation is not reentrant: signal handlers and second threads of a program must not
 * allocate.
 */
public final class Heap {
  private static long base;
  private static HeapPlatform platform;

  private Heap() {}

  /**
   * Begins with a range of addresses that belongs to the heap alone.
   *
   * @param start its start, a multiple of 4096
   * @param end the end of what is usable now: zeroed memory, a multiple of 4096
   * @param limit the end of what may become usable by {@link HeapPlatform#grow}
   */
  public static void start(long start, long end, long limit) {
    base = start;
    Blocks.initialize(start, end, limit);
  }

  /** Lets the heap grow and collect from now on. */
  public static void setPlatform(HeapPlatform newPlatform) {
    platform = newPlatform;
  }

  /** A new object of the class with a type descriptor; its fields are zero. */
  public static Object allocate(long descriptor) {
    long cell = cell(Memory.readInt(descriptor));
    Memory.writeLong(cell, descriptor);
    return References.atAddress(cell);
  }

  /**
   * A new array of the type with a type descriptor; its elements are zero.
   *
   * @param length 0 or more: the compiler checks
   */
  public static Object allocateArray(long descriptor, int length) {
    int shift = TypeDescriptor.elementShift(descriptor);
    long cell = cell(TypeDescriptor.ARRAY_ELEMENTS + ((long) length << shift));
    Memory.writeLong(cell, descriptor);
    Memory.writeInt(cell + TypeDescriptor.ARRAY_LENGTH, length);
    return References.atAddress(cell);
  }

  /** Zeroed memory for an object: the next of the free run of its size, or what Allocator finds. */
  private static long cell(long bytes) {
    long rounded = (bytes + HeapLayout.GRANULE - 1) & -HeapLayout.GRANULE;
    if (rounded <= HeapLayout.FAST_BYTES) {
      // One class for each multiple of 16, whose record is twice as long.
      long entry = base + HeapLayout.CLASSES + 2 * rounded;
      long cell = Memory.readLong(entry);
      if (cell + rounded <= Memory.readLong(entry + HeapLayout.RUN_END)) {
        Memory.writeLong(entry, cell + rounded);
        return cell;
      }
    }
    return Allocator.allocate(base, bytes);
  }

  /** The length of an array of any type. */
  public static int arrayLength(Object array) {
    return Memory.readInt(References.addressOf(array) + TypeDescriptor.ARRAY_LENGTH);
  }

  /** Collects now. */
  public static void collect() {
    if (platform != null) {
      platform.collect();
    }
  }

  /** Bytes of the heap that are usable now, its tables included. */
  public static long size() {
    return Memory.readLong(base + HeapLayout.END) - base;
  }

  /** Bytes of the objects that the last collection found alive. */
  public static long liveBytes() {
    return Memory.readLong(base + HeapLayout.LIVE_BYTES);
  }

  /** Bytes of blocks in use. */
  public static long usedBytes() {
    return (Memory.readLong(base + HeapLayout.LIVE_BLOCKS)
            + Memory.readLong(base + HeapLayout.TAKEN))
        << HeapLayout.BLOCK_SHIFT;
  }

  /** How many collections there were. */
  public static long collections() {
    return Memory.readLong(base + HeapLayout.COLLECTIONS);
  }

  /** The longest collection in cycles of the time-stamp counter. */
  public static long longestPause() {
    return Memory.readLong(base + HeapLayout.LONGEST_PAUSE);
  }

  static long base() {
    return base;
  }

  static HeapPlatform platform() {
    return platform;
  }
}
