package org.matryoshka.guest.aot.backend.write;

import java.util.List;

/**
 * The table of a switch: addresses of places in the text section.
 *
 * @param symbol of the table
 * @param targets offsets in the section
 */
public record JumpTable(String symbol, List<Integer> targets) {}
