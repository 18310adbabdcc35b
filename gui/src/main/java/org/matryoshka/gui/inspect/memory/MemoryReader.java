package org.matryoshka.gui.inspect.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Reads blocks of memory from any viewpoint; changes nothing. */
public final class MemoryReader {
  /** Bytes of a block at most. */
  public static final int MAX_LENGTH = 1 << 20;

  private static final long MIN_POINTER = 0x10000;

  private MemoryReader() {}

  /**
   * Reads.
   *
   * @param start first address
   * @param length 1 to {@link #MAX_LENGTH}; a block does not go over the end of the address space
   */
  public static MemoryBlock read(World world, MemorySpace space, long start, int length) {
    long room = -start;
    int size = Math.clamp(length, 1, MAX_LENGTH);
    if (room != 0 && Long.compareUnsigned(room, size) < 0) {
      size = (int) room;
    }
    MemoryLens lens = new MemoryLens(world, space);
    byte[] bytes = new byte[size];
    List<PagePiece> pages = new ArrayList<>();
    for (int done = 0; done < size; ) {
      long address = start + done;
      int offset = (int) address & 4095;
      int part = Math.min(4096 - offset, size - done);
      PagePiece page = lens.page(address);
      lens.copy(page, offset, bytes, done, part);
      pages.add(page);
      done += part;
    }
    return new MemoryBlock(
        space,
        world.position(),
        start,
        bytes,
        pages,
        symbols(world, space, start, size),
        pointers(world, space, start, bytes),
        tableLevels(world, space, pages));
  }

  private static Map<Long, String> symbols(World world, MemorySpace space, long start, int length) {
    if (!space.viewpoint().isVirtual()) {
      return Map.of();
    }
    long last = start + length - 1;
    return world.image(space.vm()).symbols().names().subMap(start, true, last, true);
  }

  private static Map<Long, String> pointers(
      World world, MemorySpace space, long start, byte[] bytes) {
    Map<Long, String> pointers = new HashMap<>();
    if (space.viewpoint() == Viewpoint.TABLES || space.viewpoint() == Viewpoint.MACHINE) {
      return pointers;
    }
    ElfImage image = world.image(space.vm());
    for (int i = (int) -start & 7; i + 8 <= bytes.length; i += 8) {
      long value = PhysicalMemory.get(bytes, i, 8);
      // what is small is more often a number than an address
      if (value < MIN_POINTER && value >= 0) {
        continue;
      }
      long at = start + i;
      if (image.segments().stream().anyMatch(segment -> segment.holdsVirtual(value))) {
        image.symbols().describe(value).ifPresent(symbol -> pointers.put(at, symbol));
      }
    }
    return pointers;
  }

  private static Map<Long, Integer> tableLevels(
      World world, MemorySpace space, List<PagePiece> pages) {
    Map<Long, Integer> levels = new HashMap<>();
    if (space.viewpoint() == Viewpoint.TABLES) {
      for (ShadowPage table : world.machine(space.vm()).shadow().pages()) {
        long gpa = (long) table.gfn() << 12;
        if (!table.isDirect() && pages.stream().anyMatch(page -> page.gpa() == gpa)) {
          levels.put(gpa >>> 12, table.level());
        }
      }
    }
    return levels;
  }
}
