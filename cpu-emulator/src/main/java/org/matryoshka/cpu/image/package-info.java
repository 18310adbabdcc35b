/**
 * Program images: ELF64 files as the machine, the hypervisor and {@code matryoshka run} load them.
 * {@link org.matryoshka.cpu.image.ElfReader} checks a file and makes an {@link
 * org.matryoshka.cpu.image.ElfImage} of it; {@link org.matryoshka.cpu.image.SymbolTable} names
 * addresses for messages. Source: the System V ABI, chapters 4 and 5, and its AMD64 supplement.
 *
 * <p>Files are hostile: every length and offset is checked before it is used, and what is wrong
 * comes out as an {@link org.matryoshka.cpu.image.ImageException} that says so in a sentence. Where
 * an image goes in memory is the caller's matter.
 */
package org.matryoshka.cpu.image;
