package org.matryoshka.gui.inspect.registers;

/**
 * An entry of a descriptor table in the guest's memory.
 *
 * @param selector selector of a segment; vector of a gate
 * @param address where it stands, guest-virtual
 * @param low its first eight bytes
 * @param high its second eight bytes, 0 if it has none
 * @param present whether it is one, and says so
 * @param target base of a segment; address of a gate's handler
 * @param symbol of the target; empty if it has none
 * @param meaning decoded, in words
 */
public record DescriptorEntry(
    int selector,
    long address,
    long low,
    long high,
    boolean present,
    long target,
    String symbol,
    String meaning) {}
