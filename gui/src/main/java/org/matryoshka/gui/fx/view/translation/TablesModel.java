package org.matryoshka.gui.fx.view.translation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.matryoshka.gui.inspect.paging.EntryBits;
import org.matryoshka.gui.inspect.paging.EntryDifference;
import org.matryoshka.gui.inspect.paging.Privilege;
import org.matryoshka.gui.inspect.paging.TableListing;
import org.matryoshka.gui.inspect.paging.TableQuery;
import org.matryoshka.gui.inspect.paging.TableReader;
import org.matryoshka.gui.inspect.paging.TableRow;
import org.matryoshka.gui.inspect.paging.TableSnapshot;
import org.matryoshka.gui.inspect.paging.TableSummary;
import org.matryoshka.gui.session.World;

/**
 * Which entries of an address space are listed: a tree of tables of which some are open, or all
 * entries of the differences that the user has chosen.
 */
public final class TablesModel {
  private static final int MAX_ROWS = 5000;

  private final Set<List<Integer>> open = new LinkedHashSet<>();
  private final EnumSet<EntryDifference> wanted = EnumSet.noneOf(EntryDifference.class);
  private TableQuery top = TableQuery.top(1);
  private long marked;

  /**
   * A line of the list.
   *
   * @param row the entry
   * @param path the way to it, itself included
   * @param open the table behind it is listed below
   * @param onPath it is on the way to the address that the view looks at
   */
  public record Line(TableRow row, List<Integer> path, boolean open, boolean onPath) {
    /** How far to the right it stands, 0 to 3. */
    public int depth() {
      return path.size() - 1;
    }
  }

  /**
   * What came of the question.
   *
   * @param lines the list
   * @param summary all entries by their difference
   * @param complete false if there are more lines than are listed
   */
  public record Answer(List<Line> lines, TableSummary summary, boolean complete) {}

  /** Looks at an address space in a view. */
  public void look(int vm, OptionalLong root, Privilege privilege) {
    top = new TableQuery(vm, root, privilege, List.of());
  }

  /** Marks the way to an address, and opens the tables on it if asked to. */
  public void mark(long gva, boolean reveal) {
    marked = gva;
    if (reveal) {
      for (int length = 1; length <= 3; length++) {
        open.add(way(gva, length));
      }
    }
  }

  private static List<Integer> way(long gva, int length) {
    List<Integer> path = new ArrayList<>();
    for (int level = 4; level > 4 - length; level--) {
      path.add((int) (gva >>> EntryBits.shift(level)) & 511);
    }
    return path;
  }

  /** Opens or closes the table behind an entry. */
  public void setOpen(List<Integer> path, boolean isOpen) {
    if (isOpen) {
      open.add(List.copyOf(path));
    } else {
      open.remove(path);
    }
  }

  /** Closes all tables. */
  public void closeAll() {
    open.clear();
  }

  /** The kinds of entries that are listed alone; empty for the tree. */
  public Set<EntryDifference> wanted() {
    return EnumSet.copyOf(wanted);
  }

  /** Lists entries of some kinds alone; none for the tree. */
  public void setWanted(Set<EntryDifference> kinds) {
    wanted.clear();
    wanted.addAll(kinds);
  }

  /** The question as of now, to be asked on the session's thread. */
  public Function<World, Answer> question() {
    TableQuery query = top;
    Set<EntryDifference> kinds = EnumSet.copyOf(wanted);
    List<List<Integer>> paths = List.copyOf(open);
    long gva = marked;
    return world -> {
      TableSummary summary = TableReader.summary(world, query);
      if (!kinds.isEmpty()) {
        TableListing listing = TableReader.listing(world, query, kinds, MAX_ROWS);
        return new Answer(flat(listing.rows(), gva), summary, listing.complete());
      }
      Map<List<Integer>, TableSnapshot> tables = new HashMap<>();
      for (List<Integer> path : paths) {
        if (path.size() <= 3) {
          TableQuery below = query;
          for (int index : path) {
            below = below.below(index);
          }
          tables.put(path, TableReader.read(world, below));
        }
      }
      List<Line> lines = new ArrayList<>();
      append(TableReader.read(world, query), List.of(), tables, gva, lines);
      boolean complete = lines.size() <= MAX_ROWS;
      return new Answer(complete ? lines : lines.subList(0, MAX_ROWS), summary, complete);
    };
  }

  private static List<Line> flat(List<TableRow> rows, long gva) {
    List<Line> lines = new ArrayList<>();
    for (TableRow row : rows) {
      List<Integer> path = way(row.gva(), 5 - row.level());
      boolean onPath = path.equals(way(gva, path.size()));
      lines.add(new Line(row, path, row.expandable(), onPath));
    }
    return lines;
  }

  private static void append(
      TableSnapshot table,
      List<Integer> path,
      Map<List<Integer>, TableSnapshot> tables,
      long gva,
      List<Line> lines) {
    for (TableRow row : table.rows()) {
      List<Integer> way = new ArrayList<>(path);
      way.add(row.index());
      TableSnapshot below = row.expandable() ? tables.get(way) : null;
      lines.add(new Line(row, List.copyOf(way), below != null, way.equals(way(gva, way.size()))));
      if (below != null) {
        append(below, way, tables, gva, lines);
      }
    }
  }
}
