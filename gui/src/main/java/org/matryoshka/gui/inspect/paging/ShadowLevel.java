package org.matryoshka.gui.inspect.paging;

/**
 * A level of the walk that the hardware makes through the shadow's tables.
 *
 * @param level 4 to 1
 * @param index of the entry in its table, 0 to 511
 * @param entryHpa machine address of the entry; −1 if there is no table
 * @param spte its value; 0 if there is no table
 * @param removed what the entry said before the guest changed its own, if it was not filled in
 *     again since; 0 otherwise
 * @param result what it does for the walk
 * @param reason why it fails, a sentence; empty if it does not
 * @param table the table that the entry is in; null if there is none, or it is not known
 */
public record ShadowLevel(
    int level,
    int index,
    long entryHpa,
    long spte,
    long removed,
    StageResult result,
    String reason,
    ShadowTable table) {}
