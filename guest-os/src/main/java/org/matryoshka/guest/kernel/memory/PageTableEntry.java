package org.matryoshka.guest.kernel.memory;

/**
 * The bits of an entry of a page table (SDM vol. 3A, 4.5). An entry of a user page that is not 0
 * holds a reference on its frame, whether it is present or, for PROT_NONE, not.
 */
final class PageTableEntry {
  static final long PRESENT = 1;
  static final long WRITE = 1 << 1;
  static final long USER = 1 << 2;
  static final long ACCESSED = 1 << 5;
  static final long DIRTY = 1 << 6;
  static final long LARGE = 1 << 7;
  static final long GLOBAL = 1 << 8;

  /** Ignored by the processor; set in every entry that names a frame, so that it is never 0. */
  static final long HELD = 1 << 9;

  static final long NO_EXECUTE = 1L << 63;
  static final long ADDRESS = 0x000f_ffff_ffff_f000L;

  /** An entry that points to a table allows everything; the last level decides. */
  static final long TABLE = PRESENT | WRITE | USER | ACCESSED;

  private PageTableEntry() {}

  static long frame(long entry) {
    return entry & ADDRESS;
  }

  /** The entry for a frame with the rights of a protection; accessed and dirty are set already. */
  static long page(long frame, int protection, boolean writable) {
    if (protection == Protection.NONE) {
      return frame | HELD | USER;
    }
    long entry = frame | HELD | USER | PRESENT | ACCESSED;
    if (writable) {
      entry |= WRITE | DIRTY;
    }
    return (protection & Protection.EXECUTE) == 0 ? entry | NO_EXECUTE : entry;
  }
}
