package org.matryoshka.gui.inspect.registers;

import java.util.List;

/**
 * A descriptor table.
 *
 * @param name {@code GDT}, {@code IDT} or {@code LDT}
 * @param base guest-virtual
 * @param limit of the last byte
 * @param entries decoded, but not those that are all zero
 * @param problem why there are no more entries; empty if there are none
 */
public record DescriptorTableState(
    String name, long base, long limit, List<DescriptorEntry> entries, String problem) {}
