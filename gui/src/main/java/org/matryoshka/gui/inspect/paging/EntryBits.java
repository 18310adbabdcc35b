package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.system.PageTableEntry;

/** Page-table entries in words (SDM vol. 3A, tables 4-15 to 4-20). */
public final class EntryBits {
  private static final String LETTERS = "PWUTCADSGN";
  private static final long[] BITS = {
    PageTableEntry.P,
    PageTableEntry.RW,
    PageTableEntry.US,
    PageTableEntry.PWT,
    PageTableEntry.PCD,
    PageTableEntry.A,
    PageTableEntry.D,
    PageTableEntry.PS,
    PageTableEntry.G,
    PageTableEntry.NX
  };

  private EntryBits() {}

  /** Whether an entry at a level maps a page (and does not lead to a table). */
  public static boolean isLeaf(long entry, int level) {
    return level == 1 || (level <= 3 && (entry & PageTableEntry.PS) != 0);
  }

  /** Physical address of the table or page that an entry leads to. */
  public static long target(long entry, int level) {
    long offset = isLeaf(entry, level) ? (1L << shift(level)) - 1 : 0xFFF;
    return entry & PageTableEntry.ADDRESS & ~offset;
  }

  /** Shift of what an entry at a level covers: 12, 21, 30, 39. */
  public static int shift(int level) {
    return 3 + 9 * level;
  }

  /** The manual's name of the tables of a level: PML4, PDPT, PD, PT. */
  public static String tableName(int level) {
    return switch (level) {
      case 4 -> "PML4";
      case 3 -> "PDPT";
      case 2 -> "PD";
      default -> "PT";
    };
  }

  /**
   * The flags in ten places, a letter for each that is set and a dash for each that is not: P
   * present, W writable, U user, T write-through, C cache disable, A accessed, D dirty, S page
   * size, G global, N no execute.
   */
  public static String compact(long entry) {
    StringBuilder text = new StringBuilder(BITS.length);
    for (int i = 0; i < BITS.length; i++) {
      text.append((entry & BITS[i]) != 0 ? LETTERS.charAt(i) : '-');
    }
    return text.toString();
  }

  /** What the letters of {@link #compact} stand for, for a legend. */
  public static String legend() {
    return "P present, W writable, U user, T write-through, C cache disable, A accessed, D dirty,"
        + " S page size, G global, N no execute";
  }

  /** The flags that mean something in an entry of this level, lowest first. */
  public static List<EntryBit> decode(long entry, int level) {
    boolean leaf = isLeaf(entry, level);
    List<EntryBit> bits = new ArrayList<>();
    add(bits, entry, "P", 0, "Present: the processor uses the entry.", notPresent());
    add(bits, entry, "R/W", 1, "Writing is allowed.", "Writing is forbidden below this entry.");
    add(bits, entry, "U/S", 2, "User mode may come here.", "For the kernel only.");
    add(bits, entry, "PWT", 3, "Page-level write-through.", "Caching is write-back.");
    add(bits, entry, "PCD", 4, "Caching is disabled.", "Caching is enabled.");
    add(
        bits,
        entry,
        "A",
        5,
        "Accessed: the processor has used the entry since the bit was cleared.",
        "Not accessed since the bit was cleared.");
    if (leaf) {
      add(
          bits,
          entry,
          "D",
          6,
          "Dirty: the page was written since the bit was cleared.",
          "Clean: not written since the bit was cleared.");
    }
    if (level > 1) {
      add(bits, entry, "PS", 7, large(level), "Leads to a table of the next level.");
    }
    if (leaf) {
      add(
          bits,
          entry,
          "G",
          8,
          "Global: with CR4.PGE its translation survives a load of CR3.",
          "Not global: a load of CR3 flushes it.");
    }
    add(bits, entry, "NX", 63, "No execute: fetching is forbidden.", "Executing is allowed.");
    return List.copyOf(bits);
  }

  private static String notPresent() {
    return "Not present: any access faults, and the other bits mean nothing to the processor.";
  }

  private static String large(int level) {
    return switch (level) {
      case 4 -> "Reserved at this level: using the entry faults.";
      case 3 -> "Maps a page of 1 GiB.";
      default -> "Maps a page of 2 MiB.";
    };
  }

  private static void add(
      List<EntryBit> bits, long entry, String name, int position, String set, String clear) {
    boolean on = (entry >>> position & 1) != 0;
    bits.add(new EntryBit(name, position, on, on ? set : clear));
  }
}
