/**
 * The passes. {@link org.matryoshka.asm.assembly.AssemblyRun} reads a source through preprocessor
 * and parser, carries out its statements, and repeats that until every label has its final value;
 * then jumps and immediates are as short as they can be. The result is an object with relocations
 * for whatever a linker must decide. Memory is bounded: sections, lines, passes and nesting have
 * limits, and beyond them is an error message.
 */
package org.matryoshka.asm.assembly;
