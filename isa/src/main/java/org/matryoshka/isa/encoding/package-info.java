/**
 * From instructions to bytes, derived from the instruction table. {@link
 * org.matryoshka.isa.encoding.Encoder} writes one form with its operands; {@link
 * org.matryoshka.isa.encoding.FormSelector} finds the form that fits a mnemonic and operands as an
 * assembler would; {@link org.matryoshka.isa.encoding.OperandMatch} is the check that both share.
 * Everything here is stateless; the assembler and tests call it.
 */
package org.matryoshka.isa.encoding;
