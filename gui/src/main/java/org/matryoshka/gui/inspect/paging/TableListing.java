package org.matryoshka.gui.inspect.paging;

import java.util.List;

/**
 * The entries of an address space from the top table down, each table's right behind the entry that
 * leads to it.
 *
 * @param step the moment
 * @param rows the entries
 * @param complete false if there were more than was asked for
 */
public record TableListing(long step, List<TableRow> rows, boolean complete) {
  /** Copies. */
  public TableListing {
    rows = List.copyOf(rows);
  }
}
