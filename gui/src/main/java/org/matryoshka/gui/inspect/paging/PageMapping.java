package org.matryoshka.gui.inspect.paging;

/**
 * A page that the guest's tables map, as QEMU's {@code info tlb} has it.
 *
 * @param gva first linear address
 * @param gpa where it leads
 * @param pageShift 12, 21 or 30
 * @param entry the entry that maps it
 * @param writable all levels allow writing
 * @param user all levels allow user mode
 * @param executable no level forbids execution
 */
public record PageMapping(
    long gva,
    long gpa,
    int pageShift,
    long entry,
    boolean writable,
    boolean user,
    boolean executable) {}
