/**
 * The table of instruction forms: one row a form, in the notation of the Intel manual. {@link
 * org.matryoshka.isa.table.InstructionSet} holds all rows; the rows themselves are in {@code
 * isa.table.family}, one small file a family. A row that can't be is refused when it is
 * constructed. Decoder, encoder, disassembler, assembler and the generated reference pages read
 * instructions from here and nowhere else.
 */
package org.matryoshka.isa.table;
