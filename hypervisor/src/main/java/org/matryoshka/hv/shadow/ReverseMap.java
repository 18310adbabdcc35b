package org.matryoshka.hv.shadow;

import java.util.Arrays;

/**
 * From a guest frame to the shadow entries that map it: needed to take write access away from all
 * of them when the frame turns out to be a page table. An entry is known by its machine address.
 */
final class ReverseMap {
  private static final int CHUNK = 512;

  /** By guest frame: how many entries, then their addresses; null for none. */
  private final int[][][] chunks;

  ReverseMap(long frames) {
    chunks = new int[(int) ((frames + CHUNK - 1) / CHUNK)][][];
  }

  void clear() {
    Arrays.fill(chunks, null);
  }

  void add(int gfn, int entryAddress) {
    int[][] chunk = chunks[gfn / CHUNK];
    if (chunk == null) {
      chunk = new int[CHUNK][];
      chunks[gfn / CHUNK] = chunk;
    }
    int[] list = chunk[gfn % CHUNK];
    if (list == null) {
      list = new int[2];
    } else if (list[0] + 1 == list.length) {
      list = Arrays.copyOf(list, 2 * list.length);
    }
    list[++list[0]] = entryAddress;
    chunk[gfn % CHUNK] = list;
  }

  void remove(int gfn, int entryAddress) {
    int[] list = chunks[gfn / CHUNK][gfn % CHUNK];
    for (int i = 1; i <= list[0]; i++) {
      if (list[i] == entryAddress) {
        list[i] = list[list[0]--];
        if (list[0] == 0) {
          chunks[gfn / CHUNK][gfn % CHUNK] = null;
        }
        return;
      }
    }
    throw new IllegalStateException(
        "the reverse map of guest frame 0x%x lacks the entry at 0x%x".formatted(gfn, entryAddress));
  }

  /** How many entries map a guest frame. */
  int count(int gfn) {
    int[][] chunk = chunks[gfn / CHUNK];
    return chunk == null || chunk[gfn % CHUNK] == null ? 0 : chunk[gfn % CHUNK][0];
  }

  /**
   * The machine address of one of them.
   *
   * @param i 0 to {@link #count} − 1
   */
  int entry(int gfn, int i) {
    return chunks[gfn / CHUNK][gfn % CHUNK][1 + i];
  }

  boolean contains(int gfn, int entryAddress) {
    for (int i = 0; i < count(gfn); i++) {
      if (entry(gfn, i) == entryAddress) {
        return true;
      }
    }
    return false;
  }
}
