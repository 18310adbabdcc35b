package org.matryoshka.gui.inspect.paging;

/**
 * An entry of a guest table beside that of its shadow.
 *
 * @param index 0 to 511
 * @param level of the tables, 4 to 1
 * @param gva first linear address that it covers
 * @param gpte the guest's entry; inside a large page what an entry would say
 * @param inLarge the guest has no table here: it is a part of a large page
 * @param spte the shadow's entry; 0 for none
 * @param removed what the shadow said before the guest changed its entry; 0 for nothing
 * @param difference how they differ
 * @param expandable there is a table below, in the guest or in the shadow
 */
public record TableRow(
    int index,
    int level,
    long gva,
    long gpte,
    boolean inLarge,
    long spte,
    long removed,
    EntryDifference difference,
    boolean expandable) {
  /** Whether the guest's entry maps a page. */
  public boolean guestLeaf() {
    return inLarge ? level == 1 : EntryBits.isLeaf(gpte, level);
  }

  /** Bytes of linear address space that it covers. */
  public long size() {
    return 1L << EntryBits.shift(level);
  }
}
