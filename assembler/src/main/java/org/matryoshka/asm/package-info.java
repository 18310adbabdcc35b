/**
 * The assembler's front door: {@link org.matryoshka.asm.Assembler#assemble} takes a source and
 * {@link org.matryoshka.asm.AssemblerOptions} and gives an {@link
 * org.matryoshka.asm.AssemblyResult}, with diagnostics as values. The way of a source: {@code
 * asm.grammar} lexes, {@code asm.preprocess} expands, {@code asm.grammar} parses each line, {@code
 * asm.assembly} makes passes with {@code asm.encoding}, {@code asm.object} links and writes. The
 * manual is {@code docs/assembler.md}. No clock, no environment: same source, same bytes.
 */
package org.matryoshka.asm;
