package org.matryoshka.mmu.tlb;

/**
 * One cached translation, for people to look at.
 *
 * @param page linear page number (gva shifted right by 12, unsigned)
 * @param frame index of the frame in the array that holds all RAM
 * @param read reads hit
 * @param write writes hit
 * @param watched writes hit, and the memory is told of each because the frame holds decoded code
 * @param fetch instruction fetches hit
 * @param global survives a load of CR3
 * @param pageShift 12, or more if it is a part of a larger page
 */
public record TlbEntry(
    long page,
    int frame,
    boolean read,
    boolean write,
    boolean watched,
    boolean fetch,
    boolean global,
    int pageShift) {}
