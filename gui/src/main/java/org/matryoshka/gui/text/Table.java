package org.matryoshka.gui.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain text in aligned columns: a heading, a rule, rows, with an optional rule and totals below.
 * Numbers stand to the right, words to the left.
 */
public final class Table {
  private static final String GAP = "  ";

  /** One column: its heading and on which side its cells stand. */
  private record Column(String heading, boolean right) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private int totalsFrom = -1;

  /** Adds a column of words. */
  public Table left(String heading) {
    columns.add(new Column(heading, false));
    return this;
  }

  /** Adds a column of numbers. */
  public Table right(String heading) {
    columns.add(new Column(heading, true));
    return this;
  }

  /** Adds a row with one cell for each column. */
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The rows that follow are totals, under a rule of their own. */
  public Table totals() {
    totalsFrom = rows.size();
    return this;
  }

  /** The table as lines without trailing spaces, each behind {@code indent}. */
  public String format(String indent) {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = columns.get(c).heading().length();
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    line(out, indent, widths, columns.stream().map(Column::heading).toList());
    rule(out, indent, widths);
    for (int r = 0; r < rows.size(); r++) {
      if (r == totalsFrom) {
        rule(out, indent, widths);
      }
      line(out, indent, widths, rows.get(r));
    }
    return out.toString();
  }

  private void line(StringBuilder out, String indent, int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder(indent);
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - cells.get(c).length());
      line.append(c == 0 ? "" : GAP)
          .append(columns.get(c).right() ? padding + cells.get(c) : cells.get(c) + padding);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static void rule(StringBuilder out, String indent, int[] widths) {
    out.append(indent);
    for (int c = 0; c < widths.length; c++) {
      out.append(c == 0 ? "" : GAP).append("-".repeat(widths[c]));
    }
    out.append('\n');
  }
}
