/**
 * From instructions to text. {@link org.matryoshka.isa.format.InstructionFormatter} writes one
 * instruction in NASM's syntax, so that NASM and our assembler read it back to the same meaning;
 * {@link org.matryoshka.isa.format.Disassembler} walks over code and gives lines with address,
 * bytes and text. Neither fails on any bytes. Callers are the command line, traces, listings and
 * the visualizer.
 */
package org.matryoshka.isa.format;
