package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.PagingMode;

/**
 * All pages that a guest's tables map, in the order of the linear addresses; changes nothing.
 * Tables that lead in circles map the same over and over: after a number of tables it gives up.
 */
public final class MappingReader {
  private static final int MAX_TABLES = 4096;

  private final QuietMemory quiet;
  private final GuestMemory memory;
  private final PagingMode mode;
  private final Predicate<PageMapping> visitor;
  private int tables;
  private boolean complete = true;

  private MappingReader(GuestMemory memory, PagingMode mode, Predicate<PageMapping> visitor) {
    this.memory = memory;
    this.quiet = new QuietMemory(memory);
    this.mode = mode;
    this.visitor = visitor;
  }

  /**
   * Shows each page to a visitor.
   *
   * @param visitor returns false to see no more
   * @return whether all pages were shown
   */
  public static boolean visit(GuestMemory memory, PagingMode mode, Predicate<PageMapping> visitor) {
    MappingReader reader = new MappingReader(memory, mode, visitor);
    reader.table(4, mode.root, 0, true, true, true);
    return reader.complete;
  }

  /**
   * Ranges of pages with the same rights.
   *
   * @param limit ranges at most
   */
  public static List<MappedRange> ranges(GuestMemory memory, PagingMode mode, int limit) {
    List<MappedRange> ranges = new ArrayList<>();
    visit(
        memory,
        mode,
        page -> {
          long end = page.gva() + (1L << page.pageShift()) - 1;
          MappedRange last = ranges.isEmpty() ? null : ranges.getLast();
          if (last != null
              && last.end() + 1 == page.gva()
              && last.writable() == page.writable()
              && last.user() == page.user()
              && last.executable() == page.executable()) {
            ranges.set(
                ranges.size() - 1,
                new MappedRange(
                    last.start(),
                    end,
                    last.writable(),
                    last.user(),
                    last.executable(),
                    last.pages() + 1));
            return true;
          }
          if (ranges.size() == limit) {
            return false;
          }
          ranges.add(
              new MappedRange(page.gva(), end, page.writable(), page.user(), page.executable(), 1));
          return true;
        });
    return ranges;
  }

  private void table(
      int level, long table, long gva, boolean writable, boolean user, boolean executable) {
    if (memory.windowName(table).isPresent()) {
      return;
    }
    if (++tables > MAX_TABLES) {
      complete = false;
      return;
    }
    for (int index = 0; index < 512 && complete; index++) {
      long entry = quiet.read(table + 8L * index, 8);
      boolean leaf = EntryBits.isLeaf(entry, level);
      if ((entry & PageTableEntry.P) == 0
          || (entry & PageTableWalker.reserved(mode, level, leaf)) != 0) {
        continue;
      }
      long start = (gva | (long) index << EntryBits.shift(level)) << 16 >> 16;
      boolean w = writable && (entry & PageTableEntry.RW) != 0;
      boolean u = user && (entry & PageTableEntry.US) != 0;
      boolean x = executable && (entry >= 0 || !mode.noExecute);
      long target = EntryBits.target(entry, level);
      if (!leaf) {
        table(level - 1, target, start, w, u, x);
      } else if (!visitor.test(
          new PageMapping(start, target, EntryBits.shift(level), entry, w, u, x))) {
        complete = false;
      }
    }
  }
}
