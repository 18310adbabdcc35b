package org.matryoshka.gui.inspect.paging;

import java.util.List;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** Guest and shadow tables as plain text. */
public final class TablesText {
  private TablesText() {}

  /** Address spaces, a line each. */
  public static String spaces(List<AddressSpace> spaces) {
    Table table = new Table().left("Root").left("Current").left("Shadowed views");
    for (AddressSpace space : spaces) {
      String views =
          space.kernelShadow() && space.userShadow()
              ? "kernel, user"
              : space.kernelShadow() ? "kernel" : space.userShadow() ? "user" : "none";
      table.row(hex(space.root()), space.current() ? "CR3" : "", views);
    }
    return table.format("  ");
  }

  /** Ranges of mapped pages, as QEMU's {@code info mem}. */
  public static String ranges(List<MappedRange> ranges) {
    Table table =
        new Table().right("First").right("Last").right("Size").right("Pages").left("Rights");
    for (MappedRange range : ranges) {
      table.row(
          hex16(range.start()),
          hex16(range.end()),
          Quantity.size(range.size()),
          Quantity.grouped(range.pages()),
          range.rights());
    }
    return table.format("  ");
  }

  /** Entries by their difference. */
  public static String summary(TableSummary summary) {
    Table table = new Table().left("").left("Guest against shadow").right("Entries");
    for (EntryDifference difference : EntryDifference.values()) {
      if (summary.count(difference) > 0) {
        table.row(
            difference.symbol(), difference.word(), Quantity.grouped(summary.count(difference)));
      }
    }
    return table.format("  ")
        + (summary.complete() ? "" : "  (there are too many tables to count all entries)\n");
  }

  /** Entries, deeper ones further to the right. */
  public static String rows(List<TableRow> rows) {
    Table table =
        new Table().left("Level").right("Index").right("Linear address").right("Guest entry");
    table.left("Flags").right("Shadow entry").left("Flags").left("Difference");
    for (TableRow row : rows) {
      String indent = "  ".repeat(4 - row.level());
      boolean struck = row.spte() == 0 && row.removed() != 0;
      table.row(
          indent + EntryBits.tableName(row.level()) + (row.inLarge() ? " (large)" : ""),
          Integer.toString(row.index()),
          hex16(row.gva()),
          row.gpte() == 0 ? "-" : hex(row.gpte()),
          row.gpte() == 0 ? "" : EntryBits.compact(row.gpte()),
          struck ? "(" + hex(row.removed()) + ")" : row.spte() == 0 ? "-" : hex(row.spte()),
          row.spte() == 0 ? "" : EntryBits.compact(row.spte()),
          row.difference().symbol() + " " + row.difference().word());
    }
    return table.format("  ");
  }

  /** Translation caches of the cores. */
  public static String tlbs(List<TlbSnapshot> caches) {
    StringBuilder out = new StringBuilder();
    for (TlbSnapshot cache : caches) {
      out.append(out.isEmpty() ? "" : "\n").append(tlb(cache));
    }
    return out + "\n" + TlbSnapshot.explanation() + "\n";
  }

  /** One translation cache. */
  public static String tlb(TlbSnapshot cache) {
    StringBuilder out = new StringBuilder();
    out.append("Core ")
        .append(cache.core())
        .append(cache.vm() == 0 ? ": no VM has run here" : ": translations of " + cache.vmName())
        .append(cache.flushDue() ? ", all flushed at the next VM entry" : "")
        .append(
            "\n  %s of %s entries, %s misses, at least %s hits\n"
                .formatted(
                    Quantity.grouped(cache.rows().size()),
                    Quantity.grouped(cache.capacity()),
                    Quantity.grouped(cache.misses()),
                    Quantity.grouped(cache.atLeastHits())));
    if (!cache.rows().isEmpty()) {
      Table table =
          new Table().right("Linear page").right("Machine frame").right("Guest frame").left("Hits");
      table.left("Symbol");
      for (TlbRow row : cache.rows()) {
        table.row(
            hex16(row.gva()),
            hex(row.hpa()),
            hex((long) row.gfn() << 12),
            row.kinds(),
            row.symbol());
      }
      out.append(table.format("  "));
    }
    return out.toString();
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  private static String hex16(long value) {
    return "0x" + Quantity.hex64(value);
  }
}
