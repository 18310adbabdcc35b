/**
 * From an instruction as written to bytes and the fields that wait for an address. Start at {@link
 * org.matryoshka.asm.encoding.InstructionAssembler}. The instruction table of {@code isa} chooses
 * and encodes the form; what is decided here is what NASM's author decides with words and values:
 * sizes, strictness, base and index, relative or absolute addresses, short or near jumps.
 * Stateless.
 */
package org.matryoshka.asm.encoding;
