package org.matryoshka.guest.kernel;

import org.matryoshka.guest.magic.Memory;

/**
 * What the boot loader left in memory: the record {@code hvm_start_info} of the PVH boot protocol
 * (xen/include/public/arch-x86/hvm/start_info.h), from our machine, our hypervisor and QEMU alike.
 * It lies somewhere in memory that is free otherwise: what is needed of it is read before the first
 * frame is handed out. The methods are static, since the first question is where a heap may be.
 */
public final class BootInfo {
  /** Type of a region that is memory. */
  public static final int RAM = 1;

  private static final int MAGIC = 0x336ec578;
  private static final int MODULE_COUNT = 12;
  private static final int MODULES = 16;
  private static final int COMMAND_LINE = 24;
  private static final int MEMORY_MAP = 40;
  private static final int REGION_COUNT = 48;
  private static final int REGION_SIZE = 24;
  private static final int COMMAND_LINE_MAX = 2048;

  private BootInfo() {}

  /** Whether there is a record with a memory map at an address. */
  public static boolean isPresent(long record) {
    return Memory.readInt(record) == MAGIC && Memory.readInt(record + 4) >= 1;
  }

  /** The number of regions of the memory map. */
  public static int regions(long record) {
    return Memory.readInt(record + REGION_COUNT);
  }

  /** First physical address of a region. */
  public static long regionStart(long record, int index) {
    return Memory.readLong(region(record, index));
  }

  /** First physical address behind a region. */
  public static long regionEnd(long record, int index) {
    return regionStart(record, index) + Memory.readLong(region(record, index) + 8);
  }

  /**
   * The end of the region of memory that holds an address.
   *
   * @return 0 if none does
   */
  public static long memoryEnd(long record, long address) {
    for (int i = 0; i < regions(record); i++) {
      if (isMemory(record, i)
          && regionStart(record, i) <= address
          && address < regionEnd(record, i)) {
        return regionEnd(record, i);
      }
    }
    return 0;
  }

  /** Whether a region is memory. */
  public static boolean isMemory(long record, int index) {
    return Memory.readInt(region(record, index) + 16) == RAM;
  }

  /** First physical address of the first module, the initial file system; 0 if there is none. */
  public static long moduleStart(long record) {
    return hasModule(record) ? Memory.readLong(module(record)) : 0;
  }

  /** First physical address behind the first module; 0 if there is none. */
  public static long moduleEnd(long record) {
    return hasModule(record)
        ? Memory.readLong(module(record)) + Memory.readLong(module(record) + 8)
        : 0;
  }

  /** The text for the kernel. */
  public static String commandLine(long record) {
    long physical = Memory.readLong(record + COMMAND_LINE);
    StringBuilder text = new StringBuilder();
    if (physical != 0) {
      long at = address(physical);
      for (int i = 0; i < COMMAND_LINE_MAX && Memory.readByte(at + i) != 0; i++) {
        text.append((char) Memory.readUnsignedByte(at + i));
      }
    }
    return text.toString();
  }

  private static boolean hasModule(long record) {
    return Memory.readInt(record + MODULE_COUNT) != 0;
  }

  private static long module(long record) {
    return address(Memory.readLong(record + MODULES));
  }

  private static long region(long record, int index) {
    return address(Memory.readLong(record + MEMORY_MAP)) + (long) index * REGION_SIZE;
  }

  private static long address(long physical) {
    return 0xffff_8880_0000_0000L + physical;
  }
}
