/**
 * Information for debuggers. {@link org.matryoshka.asm.debug.LineTable} adds DWARF sections to an
 * object, from which gdb and our own window find the source line of an address, also after linking;
 * {@link org.matryoshka.asm.debug.DebugInformation} adds what its types and variables are. File
 * names stand in it as the assembler was given them, so the output does not depend on where the
 * repository lies.
 */
package org.matryoshka.asm.debug;
