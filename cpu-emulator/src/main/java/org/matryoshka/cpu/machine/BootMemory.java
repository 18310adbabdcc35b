package org.matryoshka.cpu.machine;

/**
 * Where the loader puts what a booting image needs, in the first 32 KiB of memory. No image may be
 * loaded there. An image that has made its own tables and read the start-info record may use all of
 * it; the memory map calls it ordinary RAM.
 */
public final class BootMemory {
  /** GDT: null, {@link #CODE_SELECTOR}, {@link #DATA_SELECTOR}. */
  public static final long GDT = 0x1000;

  /** Top page table: its first entry refers to {@link #DIRECTORY_POINTERS}. */
  public static final long PAGE_MAP = 0x2000;

  /** Four entries of 1 GiB each, which map the first 4 GiB to themselves. */
  public static final long DIRECTORY_POINTERS = 0x3000;

  /** The {@code hvm_start_info} record; its memory map stands right behind it. */
  public static final long START_INFO = 0x4000;

  /** The command line, bytes that end with zero. */
  public static final long COMMAND_LINE = 0x5000;

  /** Longest command line, without the zero. */
  public static final int COMMAND_LINE_LENGTH = 0xFFF;

  /** RSP at the entry: 8 KiB down to {@code COMMAND_LINE + 0x1000} are free. */
  public static final long STACK_TOP = 0x8000;

  /** What images must stay above. */
  public static final long END = 0x8000;

  /** The flat 64-bit code segment of ring 0. */
  public static final int CODE_SELECTOR = 0x08;

  /** The flat data segment of ring 0. */
  public static final int DATA_SELECTOR = 0x10;

  private BootMemory() {}
}
