/**
 * The arithmetic of the integer instructions as pure static functions on longs, with the width in
 * bytes as a parameter: no state, no operands, no flags register. {@link
 * org.matryoshka.cpu.alu.Width} explains how narrow values are kept in longs, {@link
 * org.matryoshka.cpu.alu.Carries} how carry, overflow and auxiliary carry come from one number. The
 * families in {@code cpu.execute} call it; a translator to bytecode would call the same functions.
 */
package org.matryoshka.cpu.alu;
