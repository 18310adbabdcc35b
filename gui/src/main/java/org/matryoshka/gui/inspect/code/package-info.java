/**
 * Code as people read it: {@link org.matryoshka.gui.inspect.code.CodeReader} disassembles around an
 * address of a VM's address space, with symbols, source lines and branch targets, into an immutable
 * {@link org.matryoshka.gui.inspect.code.CodeSnapshot}; {@link
 * org.matryoshka.gui.inspect.code.InstructionDetail} explains one instruction; {@link
 * org.matryoshka.gui.inspect.code.LineTableReader} reads DWARF line tables. Holds: every byte of a
 * snapshot stands in one line, what is no instruction or not mapped included; broken debug
 * information is as good as none; nothing in the machine is changed. A reader belongs to the
 * session's thread.
 */
package org.matryoshka.gui.inspect.code;
