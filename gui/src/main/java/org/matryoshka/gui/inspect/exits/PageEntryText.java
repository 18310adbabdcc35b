package org.matryoshka.gui.inspect.exits;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.paging.WalkStep;

/** Page-table entries in words. */
final class PageEntryText {
  private PageEntryText() {}

  /** What an entry says, for instance "present, writable, user, accessed, frame 0x105". */
  static String of(long entry) {
    if ((entry & PageTableEntry.P) == 0) {
      return entry == 0 ? "empty" : "not present";
    }
    List<String> words = new ArrayList<>();
    words.add((entry & PageTableEntry.RW) != 0 ? "writable" : "read-only");
    words.add((entry & PageTableEntry.US) != 0 ? "user" : "kernel only");
    if ((entry & PageTableEntry.NX) != 0) {
      words.add("no execute");
    }
    if ((entry & PageTableEntry.A) != 0) {
      words.add("accessed");
    }
    if ((entry & PageTableEntry.D) != 0) {
      words.add("dirty");
    }
    words.add("frame " + ExitWords.hex((entry & PageTableEntry.ADDRESS) >>> 12));
    return String.join(", ", words);
  }

  /** The name of a table's level. */
  static String level(int level) {
    return switch (level) {
      case 4 -> "PML4";
      case 3 -> "PDPT";
      case 2 -> "PD";
      default -> "PT";
    };
  }

  /** A walk in one line: {@code PML4[0] → PDPT[0] → PD[2] → PT[5]: writable, …}. */
  static String walk(List<WalkStep> steps) {
    if (steps.isEmpty()) {
      return "paging is off: the address is the physical one";
    }
    List<String> stations = new ArrayList<>();
    for (WalkStep step : steps) {
      stations.add(level(step.level()) + "[" + step.index() + "]");
    }
    return String.join(" → ", stations) + ": " + of(steps.getLast().entry());
  }
}
