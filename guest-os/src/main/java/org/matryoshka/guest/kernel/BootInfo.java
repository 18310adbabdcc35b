package org.matryoshka.guest.kernel;

import org.matryoshka.guest.magic.Memory;

/**
 * What the boot loader left in memory: the record {@code hvm_start_info} of the PVH boot protocol
 * (xen/include/public/arch-x86/hvm/start_info.h), from our machine, our hypervisor and QEMU alike.
 * It lies somewhere in memory that is free otherwise: what is needed of it is read before the first
 * frame is handed out. Allocates nothing but the command line.
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

  private final long record;

  /** The record at an address; it must be reachable there and have the right magic number. */
  public BootInfo(long record) {
    this.record = record;
  }

  /** Whether there is a record with a memory map at an address. */
  public static boolean isPresent(long record) {
    return Memory.readInt(record) == MAGIC && Memory.readInt(record + 4) >= 1;
  }

  /** The number of regions of the memory map. */
  public int regions() {
    return Memory.readInt(record + REGION_COUNT);
  }

  /** First physical address of a region. */
  public long regionStart(int index) {
    return Memory.readLong(region(index));
  }

  /** First physical address behind a region. */
  public long regionEnd(int index) {
    return regionStart(index) + Memory.readLong(region(index) + 8);
  }

  /** Whether a region is memory. */
  public boolean isMemory(int index) {
    return Memory.readInt(region(index) + 16) == RAM;
  }

  /** First physical address of the first module, the initial file system; 0 if there is none. */
  public long moduleStart() {
    return hasModule() ? Memory.readLong(module()) : 0;
  }

  /** First physical address behind the first module; 0 if there is none. */
  public long moduleEnd() {
    return hasModule() ? Memory.readLong(module()) + Memory.readLong(module() + 8) : 0;
  }

  /** The text for the kernel. */
  public String commandLine() {
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

  private boolean hasModule() {
    return Memory.readInt(record + MODULE_COUNT) != 0;
  }

  private long module() {
    return address(Memory.readLong(record + MODULES));
  }

  private long region(int index) {
    return address(Memory.readLong(record + MEMORY_MAP)) + (long) index * REGION_SIZE;
  }

  private static long address(long physical) {
    return 0xffff_8880_0000_0000L + physical;
  }
}
