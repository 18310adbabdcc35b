/**
 * Instruction selection: from the intermediate representation to machine instructions over virtual
 * registers. Start reading at {@link org.matryoshka.guest.aot.backend.select.FunctionSelector}.
 * Blocks and their instructions are visited from the last to the first, so that every value is
 * asked for before it is computed: what nobody asks for is not computed, and what its one user can
 * take as a memory operand, an address or a condition is computed there. An {@code INT} in a
 * register is always extended with zeros to 64 bits, so that it can be an index as it is. Called by
 * the compiler of functions.
 */
package org.matryoshka.guest.aot.backend.select;
