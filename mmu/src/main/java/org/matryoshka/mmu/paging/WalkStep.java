package org.matryoshka.mmu.paging;

/**
 * One step of a page walk.
 *
 * @param level 4 (PML4) to 1 (page table)
 * @param index of the entry in its table, 0 to 511
 * @param entryAddress physical address of the entry
 * @param entry its value as read
 */
public record WalkStep(int level, int index, long entryAddress, long entry) {}
