package org.matryoshka.gui.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.WalkStep;

/**
 * Which traced write to a page table of one guest a hidden fault follows from: the write to an
 * entry on the way to the faulting address.
 */
final class PteWrites {
  /** Writes that are remembered; the oldest are forgotten. */
  private static final int MOST = 1 << 14;

  private static final long LARGE_PAGE = 1L << 7;
  private static final long PRESENT = 1;
  private static final long ADDRESS = 0x000F_FFFF_FFFF_F000L;

  private final List<WalkStep> steps = new ArrayList<>();
  private final Map<Long, Long> timeByEntry = new LinkedHashMap<>();

  /** The guest has written an entry of a page table at a virtual address. */
  void written(VirtualMachine vm, long gva, long time) {
    walk(vm, gva);
    if (steps.isEmpty()) {
      return;
    }
    WalkStep last = steps.getLast();
    boolean leaf = last.level() == 1 || (last.entry() & LARGE_PAGE) != 0;
    if (!leaf || (last.entry() & PRESENT) == 0) {
      return;
    }
    long offset = (1L << (12 + 9 * (last.level() - 1))) - 1;
    long gpa = (last.entry() & ADDRESS & ~offset) | (gva & offset);
    timeByEntry.remove(gpa & -8);
    timeByEntry.put(gpa & -8, time);
    if (timeByEntry.size() > MOST) {
      timeByEntry.remove(timeByEntry.keySet().iterator().next());
    }
  }

  /**
   * A hidden fault was filled.
   *
   * @return when the write was that made it necessary; −1 if it is not known. Each write is given
   *     once.
   */
  long causeOf(VirtualMachine vm, long gva) {
    walk(vm, gva);
    for (int i = steps.size() - 1; i >= 0; i--) {
      Long time = timeByEntry.remove(steps.get(i).entryAddress());
      if (time != null) {
        return time;
      }
    }
    return -1;
  }

  private void walk(VirtualMachine vm, long gva) {
    steps.clear();
    PageTableWalker.explain(vm.memory(), vm.cpu().state.cr3 & ADDRESS, gva, steps);
  }
}
