/**
 * Instructions as values: a form of the table with its operands and prefixes. {@link
 * org.matryoshka.isa.instruction.Instruction} is what the decoder returns, what the encoder takes
 * and what the formatter prints. All types are immutable; any module may create them.
 */
package org.matryoshka.isa.instruction;
