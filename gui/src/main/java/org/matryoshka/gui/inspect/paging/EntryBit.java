package org.matryoshka.gui.inspect.paging;

/**
 * A bit of a page-table entry.
 *
 * @param name as in the manual, for instance {@code R/W}
 * @param position 0 to 63
 * @param set whether it is set
 * @param meaning what the processor makes of its value, a sentence
 */
public record EntryBit(String name, int position, boolean set, String meaning) {}
