/**
 * Source files: their {@link org.matryoshka.asm.source.SourceText text}, {@link
 * org.matryoshka.asm.source.Position positions} in it, and {@link
 * org.matryoshka.asm.source.SourceLoader where included files come from}. Lines and columns count
 * from 1. Everything is immutable; every other package of the assembler builds on this one. Only
 * {@link org.matryoshka.asm.source.FileLoader} touches the file system.
 */
package org.matryoshka.asm.source;
