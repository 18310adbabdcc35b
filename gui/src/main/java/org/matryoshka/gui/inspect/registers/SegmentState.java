package org.matryoshka.gui.inspect.registers;

/**
 * A segment register with its hidden part.
 *
 * @param name as an assembler writes it
 * @param selector the visible part
 * @param base hidden
 * @param limit hidden, in bytes, unsigned 32 bits
 * @param attributes hidden: bits 40 to 55 of the descriptor; 0 for an unusable register
 * @param meaning decoded: {@code 64-bit code, DPL 0, readable}
 */
public record SegmentState(
    String name, int selector, long base, long limit, int attributes, String meaning) {}
