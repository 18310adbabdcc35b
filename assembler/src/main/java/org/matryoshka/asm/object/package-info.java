/**
 * The object layer: sections, symbols and relocations as values ({@link
 * org.matryoshka.asm.object.ObjectFile}), the {@link org.matryoshka.asm.object.Linker} that makes a
 * {@link org.matryoshka.asm.object.LinkedImage} of them, and writers for ELF64 and flat binaries.
 * The assembler and the ahead-of-time compiler both put their output here. Nothing here knows about
 * sources or instructions; the same input gives the same bytes.
 */
package org.matryoshka.asm.object;
