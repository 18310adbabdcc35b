package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.hv.shadow.ShadowRole;
import org.matryoshka.isa.system.PageTableEntry;

/** Compares tables of a guest with their shadow; changes nothing. */
public final class TableReader {
  /** Tables that a summary looks into at most. */
  private static final int MAX_TABLES = 8192;

  private TableReader() {}

  /** One table, with the way to it. */
  public static TableSnapshot read(World world, TableQuery query) {
    TablePair pair = root(world, query);
    long gva = 0;
    for (int index : query.path()) {
      gva |= (long) index << EntryBits.shift(pair.level());
      pair = pair.below(index);
    }
    List<TableRow> rows = new ArrayList<>();
    Map<EntryDifference, Long> counts = new EnumMap<>(EntryDifference.class);
    for (int index = 0; index < 512; index++) {
      TableRow row = row(pair, index, gva);
      if (row.gpte() != 0 || row.spte() != 0 || row.removed() != 0) {
        rows.add(row);
        counts.merge(row.difference(), 1L, Long::sum);
      }
    }
    ShadowPage page = pair.page();
    return new TableSnapshot(
        query,
        world.position(),
        pair.level(),
        pair.large() == 0 ? pair.guest() : TablePair.NONE,
        page == null ? null : ShadowTable.of(page),
        query.privilege().isUser(world.machine(query.vm()).cpu().state.cpl),
        rows,
        counts);
  }

  private static TableRow row(TablePair pair, int index, long gva) {
    return new TableRow(
        index,
        pair.level(),
        (gva | (long) index << EntryBits.shift(pair.level())) << 16 >> 16,
        pair.gpte(index),
        pair.large() != 0,
        pair.spte(index),
        pair.removed(index),
        pair.difference(index),
        pair.expandable(index));
  }

  /**
   * The entries of all tables below the root by their difference. A table that is reached in two
   * ways counts twice, as it does for the processor; entries inside a large page count only where
   * the shadow has tables of them.
   */
  public static TableSummary summary(World world, TableQuery query) {
    Counter counter = new Counter();
    long[] counts = counter.count(root(world, query));
    Map<EntryDifference, Long> byDifference = new EnumMap<>(EntryDifference.class);
    for (EntryDifference difference : EntryDifference.values()) {
      if (counts[difference.ordinal()] > 0 && difference != EntryDifference.ABSENT) {
        byDifference.put(difference, counts[difference.ordinal()]);
      }
    }
    return new TableSummary(world.position(), byDifference, !counter.exhausted());
  }

  /**
   * The entries of all tables below one, each table's rows right behind the entry that leads to it.
   *
   * @param wanted leaves out entries of another kind that have none of these below them; empty for
   *     all
   * @param limit rows at most
   */
  public static TableListing listing(
      World world, TableQuery query, Set<EntryDifference> wanted, int limit) {
    List<TableRow> rows = new ArrayList<>();
    int[] tables = {MAX_TABLES};
    boolean complete = list(root(world, query), 0, wanted, limit, rows, tables);
    return new TableListing(world.position(), rows, complete);
  }

  private static boolean list(
      TablePair pair,
      long gva,
      Set<EntryDifference> wanted,
      int limit,
      List<TableRow> rows,
      int[] tables) {
    if (tables[0]-- == 0) {
      return false;
    }
    boolean complete = true;
    for (int index = 0; index < 512 && complete; index++) {
      TableRow row = row(pair, index, gva);
      if (row.gpte() == 0 && row.spte() == 0 && row.removed() == 0) {
        continue;
      }
      int before = rows.size();
      rows.add(row);
      boolean partOfLarge = EntryBits.isLeaf(row.gpte(), row.level());
      boolean shadowed = (row.spte() & PageTableEntry.P) != 0;
      if (row.expandable() && (!partOfLarge || shadowed)) {
        long below = gva | (long) index << EntryBits.shift(pair.level());
        complete = list(pair.below(index), below, wanted, limit, rows, tables);
      }
      boolean uninteresting = !wanted.isEmpty() && !wanted.contains(row.difference());
      if (uninteresting && rows.size() == before + 1) {
        rows.removeLast();
      }
      if (rows.size() > limit) {
        rows.subList(limit, rows.size()).clear();
        return false;
      }
    }
    return complete;
  }

  private static TablePair root(World world, TableQuery query) {
    VirtualMachine vm = world.machine(query.vm());
    CpuState state = vm.cpu().state;
    long root = query.root().orElse(state.cr3) & PageTableEntry.ADDRESS;
    boolean user = query.privilege().isUser(state.cpl);
    ShadowTableMap tables = new ShadowTableMap(vm.shadow());
    int role = ShadowRole.ofRoot(state, user);
    ShadowPage page = tables.root(root, role);
    return new TablePair(
        new TablePair.Source(vm.memory(), GuestPaging.mode(state, root, user), tables),
        4,
        root,
        0,
        page == null ? TablePair.NONE : page.hpa(),
        role);
  }

  /** Counts entries, each pair of tables once however often it is reached. */
  private static final class Counter {
    private record Key(int level, long guest, long large, long shadow, int role) {}

    private final Map<Key, long[]> known = new HashMap<>();

    boolean exhausted() {
      return known.size() >= MAX_TABLES;
    }

    long[] count(TablePair pair) {
      Key key = new Key(pair.level(), pair.guest(), pair.large(), pair.shadow(), pair.role());
      long[] counts = known.get(key);
      if (counts != null || exhausted()) {
        return counts == null ? new long[EntryDifference.values().length] : counts;
      }
      counts = new long[EntryDifference.values().length];
      known.put(key, counts);
      for (int index = 0; index < 512; index++) {
        counts[pair.difference(index).ordinal()]++;
        boolean partOfLarge = EntryBits.isLeaf(pair.gpte(index), pair.level());
        boolean shadowed = (pair.spte(index) & PageTableEntry.P) != 0;
        if (pair.expandable(index) && (!partOfLarge || shadowed)) {
          long[] below = count(pair.below(index));
          for (int i = 0; i < counts.length; i++) {
            counts[i] += below[i];
          }
        }
      }
      return counts;
    }
  }
}
