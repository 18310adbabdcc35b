/**
 * The words of the instruction set: {@link org.matryoshka.isa.Mnemonic mnemonics}, {@link
 * org.matryoshka.isa.Register registers}, {@link org.matryoshka.isa.ConditionCode condition codes}
 * and CPU features.
 *
 * <p>Start reading at {@link org.matryoshka.isa.table.InstructionSet}: the table of instruction
 * forms from which the decoder, the encoder, the disassembler, the assembler's operand check and
 * the reference page are derived. Nothing in this module has state or does input or output; every
 * other module may call it.
 */
package org.matryoshka.isa;
