package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.AccessType;

/**
 * The walk that the hardware makes through the shadow's tables. Guests run in ring 3, so it is
 * always one of user mode.
 *
 * @param levels four of them; behind the one that fails they are not reached
 * @param hpa where it leads, or −1
 */
record ShadowWalk(List<ShadowLevel> levels, long hpa) {

  /** Whether the hardware gets through. */
  boolean succeeds() {
    return hpa >= 0;
  }

  /**
   * Walks.
   *
   * @param root the shadow's root; null if there is none yet
   * @param tables all of the shadow's tables
   */
  static ShadowWalk of(
      MachineMemory machine, ShadowPage root, ShadowTableMap tables, long gva, AccessType access) {
    List<ShadowLevel> levels = new ArrayList<>();
    long table = root == null ? -1 : root.hpa();
    long hpa = -1;
    for (int level = 4; level >= 1; level--) {
      int index = (int) (gva >>> EntryBits.shift(level)) & 511;
      if (table < 0 || table > machine.size() - PhysicalMemory.FRAME_SIZE) {
        boolean first = level == 4;
        levels.add(
            new ShadowLevel(
                level,
                index,
                -1,
                0,
                0,
                first ? StageResult.NOT_PRESENT : StageResult.NOT_REACHED,
                first ? "There is no shadow of this address space in this view yet." : "",
                null));
        continue;
      }
      long at = table + 8L * index;
      long spte = (long) PhysicalMemory.LONG.get(machine.ram(), (int) at);
      ShadowPage page = tables.at(table);
      long removed = page == null ? 0 : page.removed(index);
      boolean leaf = EntryBits.isLeaf(spte, level);
      StageResult result = leaf ? StageResult.PAGE : StageResult.TABLE;
      String reason = "";
      if ((spte & PageTableEntry.P) == 0) {
        result = removed != 0 ? StageResult.REMOVED : StageResult.NOT_PRESENT;
        reason =
            removed != 0
                ? "Taken out when the guest changed its own entry; not filled in again yet."
                : "The shadow does not map this yet.";
      } else if (access == AccessType.WRITE && (spte & PageTableEntry.RW) == 0) {
        result = StageResult.FORBIDDEN;
        reason = "The shadow's entry is read-only.";
      } else if (access == AccessType.FETCH && spte < 0) {
        result = StageResult.FORBIDDEN;
        reason = "The shadow's entry has NX set.";
      } else if ((spte & PageTableEntry.US) == 0) {
        result = StageResult.FORBIDDEN;
        reason = "U/S is clear, and guests run in ring 3.";
      }
      levels.add(
          new ShadowLevel(
              level,
              index,
              at,
              spte,
              removed,
              result,
              reason,
              page == null ? null : ShadowTable.of(page)));
      if (result == StageResult.PAGE) {
        long offset = (1L << EntryBits.shift(level)) - 1;
        hpa = EntryBits.target(spte, level) | (gva & offset);
      }
      table = result == StageResult.TABLE ? spte & PageTableEntry.ADDRESS : -2;
    }
    return new ShadowWalk(levels, hpa);
  }
}
