package org.matryoshka.gui.inspect.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Bytes of a space, at one moment.
 *
 * @param space where
 * @param step the moment
 * @param start first address
 * @param bytes what is there; 0 where {@link #readable} says no
 * @param pages where each page is that the bytes lie in, in order
 * @param symbols names of addresses in the block, by the address
 * @param pointers what the aligned eight bytes at an address point to, where that is a place in the
 *     image
 * @param tableLevels for {@link Viewpoint#TABLES}: levels of the page tables that the shadow knows
 *     in these frames, by guest frame number
 */
public record MemoryBlock(
    MemorySpace space,
    long step,
    long start,
    byte[] bytes,
    List<PagePiece> pages,
    Map<Long, String> symbols,
    Map<Long, String> pointers,
    Map<Long, Integer> tableLevels) {
  /** Copies. */
  public MemoryBlock {
    bytes = bytes.clone();
    pages = List.copyOf(pages);
    symbols = Map.copyOf(symbols);
    pointers = Map.copyOf(pointers);
    tableLevels = Map.copyOf(tableLevels);
  }

  /** How many bytes. */
  public int length() {
    return bytes.length;
  }

  /** The page of an address in the block. */
  public PagePiece page(long address) {
    return pages.get((int) (((address & -4096) - (start & -4096)) >>> 12));
  }

  /** Whether the byte at an address of the block can be read. */
  public boolean readable(long address) {
    return page(address).readable();
  }

  /** The byte at an address of the block, 0 to 255. */
  public int at(long address) {
    return bytes[(int) (address - start)] & 0xFF;
  }

  /** Whether an address is in the block. */
  public boolean holds(long address) {
    return Long.compareUnsigned(address - start, bytes.length) < 0;
  }

  /**
   * The little-endian value at an address of which all bytes are in the block and readable.
   *
   * @param size 1 to 8
   */
  public long value(long address, int size) {
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << 8 | at(address + i);
    }
    return value;
  }

  /**
   * The part of it that lies between two addresses.
   *
   * @param from the first address
   * @param size bytes at most
   */
  public MemoryBlock part(long from, int size) {
    int first = holds(from) ? (int) (from - start) : 0;
    int end = Math.min(bytes.length, first + Math.max(1, size));
    long begin = start + first;
    int firstPage = (int) (((begin & -4096) - (start & -4096)) >>> 12);
    return new MemoryBlock(
        space,
        step,
        begin,
        Arrays.copyOfRange(bytes, first, end),
        pages.subList(firstPage, pages.size()),
        symbols,
        pointers,
        tableLevels);
  }
}
