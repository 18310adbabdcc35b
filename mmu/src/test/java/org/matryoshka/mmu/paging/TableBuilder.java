package org.matryoshka.mmu.paging;

import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Builds page tables in physical memory for tests: frames for tables are taken upwards. */
public final class TableBuilder {
  /** Present, writable, user: what tables have where the page alone decides. */
  public static final long OPEN = PageTableEntry.P | PageTableEntry.RW | PageTableEntry.US;

  private final PhysicalMemory memory;
  private final long root;
  private long next;

  /** Tables from an address on, the top one first. */
  public TableBuilder(PhysicalMemory memory, long firstTable) {
    this.memory = memory;
    this.root = firstTable;
    this.next = firstTable + PhysicalMemory.FRAME_SIZE;
  }

  /** Physical address of the top table. */
  public long root() {
    return root;
  }

  /**
   * Maps a page through open tables.
   *
   * @param leafLevel 1 (4 KiB), 2 (2 MiB) or 3 (1 GiB)
   * @param entry the whole leaf entry but PS
   */
  public void map(long gva, int leafLevel, long entry) {
    for (int level = 4; level > leafLevel; level--) {
      long at = entryAddress(gva, level);
      if ((memory.read(at, 8) & PageTableEntry.P) == 0) {
        memory.write(at, 8, next | OPEN);
        next += PhysicalMemory.FRAME_SIZE;
      }
    }
    setEntry(gva, leafLevel, leafLevel > 1 ? entry | PageTableEntry.PS : entry);
  }

  /**
   * Physical address of the entry that translates an address at a level; upper ones are present.
   */
  public long entryAddress(long gva, int level) {
    long table = root;
    for (int l = 4; l > level; l--) {
      table = memory.read(table + index(gva, l), 8) & PageTableEntry.ADDRESS;
    }
    return table + index(gva, level);
  }

  /** The entry at a level. */
  public long entry(long gva, int level) {
    return memory.read(entryAddress(gva, level), 8);
  }

  /** Replaces the entry at a level. */
  public void setEntry(long gva, int level, long entry) {
    memory.write(entryAddress(gva, level), 8, entry);
  }

  private static long index(long gva, int level) {
    return 8 * (gva >>> (3 + 9 * level) & 511);
  }
}
