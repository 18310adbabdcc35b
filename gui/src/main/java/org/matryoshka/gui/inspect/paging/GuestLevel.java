package org.matryoshka.gui.inspect.paging;

/**
 * A level of the guest's walk.
 *
 * @param level 4 to 1
 * @param index of the entry in its table, 0 to 511
 * @param entryGpa guest-physical address of the entry
 * @param entry its value
 * @param result what it does for the walk
 * @param reason why it fails, a sentence; empty if it does not
 * @param traced the table is traced: shadowed, and write-protected
 */
public record GuestLevel(
    int level,
    int index,
    long entryGpa,
    long entry,
    StageResult result,
    String reason,
    boolean traced) {}
