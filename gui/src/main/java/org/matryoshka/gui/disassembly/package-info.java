/**
 * Code to look at: which bytes of a file are code, where they stand, and what names there are.
 * {@link org.matryoshka.gui.disassembly.CodeRegions} is where to start; it takes an ELF64 file
 * apart or takes a file as flat code. Holds: a broken file is either rejected with a message or
 * shown as far as it goes, whatever its bytes are. Used by {@code disasm} and later by the
 * visualizer's code view; the text of an instruction itself comes from {@code isa}.
 */
package org.matryoshka.gui.disassembly;
