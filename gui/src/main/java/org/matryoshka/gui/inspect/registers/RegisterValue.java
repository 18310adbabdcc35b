package org.matryoshka.gui.inspect.registers;

/**
 * A register.
 *
 * @param name as an assembler or the manual writes it
 * @param value zero-extended to 64 bits
 * @param bits its width
 * @param meaning what the value stands for: a symbol, a decoded field; empty if nothing is known
 */
public record RegisterValue(String name, long value, int bits, String meaning) {}
