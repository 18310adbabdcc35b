package org.matryoshka.cpu.machine;

import java.util.List;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * Writes the record that tells an image where it is: {@code hvm_start_info}, version 1, of the PVH
 * boot protocol (Xen, public/arch-x86/hvm/start_info.h), with memory map and command line.
 */
final class StartInfo {
  private static final int MAGIC = 0x336E_C578;
  private static final int VERSION = 1;
  private static final int RECORD_SIZE = 56;
  private static final int REGION_SIZE = 24;

  /** Types of regions, as in the E820 map. */
  private static final int RAM = 1;

  private static final int RESERVED = 2;

  /** What a PC keeps for its BIOS: the end of conventional memory up to 1 MiB. */
  private static final long LOW_END = 0x9_FC00;

  private static final long HIGH_START = 0x10_0000;

  private record Region(long start, long size, int type) {}

  private StartInfo() {}

  static void write(PhysicalMemory memory) {
    List<Region> regions = regions(memory.size());
    long at = BootMemory.START_INFO;
    long map = at + RECORD_SIZE;
    memory.write(at, 4, MAGIC);
    memory.write(at + 4, 4, VERSION);
    memory.write(at + 24, 8, BootMemory.COMMAND_LINE);
    memory.write(at + 40, 8, map);
    memory.write(at + 48, 4, regions.size());
    for (Region region : regions) {
      memory.write(map, 8, region.start);
      memory.write(map + 8, 8, region.size);
      memory.write(map + 16, 4, region.type);
      map += REGION_SIZE;
    }
  }

  private static List<Region> regions(long size) {
    if (size <= HIGH_START) {
      return List.of(new Region(0, size, RAM));
    }
    return List.of(
        new Region(0, LOW_END, RAM),
        new Region(LOW_END, HIGH_START - LOW_END, RESERVED),
        new Region(HIGH_START, size - HIGH_START, RAM));
  }
}
