package org.matryoshka.isa.system;

/** Bits of a page-table entry of any level (SDM vol. 3A, tables 4-15 to 4-20). */
public final class PageTableEntry {
  /** Present. */
  public static final long P = 1L;

  /** Writable. */
  public static final long RW = 1L << 1;

  /** User may access. */
  public static final long US = 1L << 2;

  /** Write-through. */
  public static final long PWT = 1L << 3;

  /** Cache disable. */
  public static final long PCD = 1L << 4;

  /** Accessed. */
  public static final long A = 1L << 5;

  /** Dirty; only in an entry that maps a page. */
  public static final long D = 1L << 6;

  /** Maps a large page (levels 2 and 3). */
  public static final long PS = 1L << 7;

  /** Global. */
  public static final long G = 1L << 8;

  /** No execute. */
  public static final long NX = 1L << 63;

  /** Physical address of the next table or of the page, bits 51 to 12. */
  public static final long ADDRESS = 0x000F_FFFF_FFFF_F000L;

  private PageTableEntry() {}
}
