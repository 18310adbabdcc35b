/**
 * Machine instructions as bytes, fast: the compiler's path from a mnemonic, a shape of operands and
 * register numbers to code, without objects for operands. Start reading at {@link
 * org.matryoshka.guest.aot.backend.emit.CodeBuffer}. No opcode is spelled here: the form of an
 * instruction is chosen once by {@code isa.encoding.FormSelector} and remembered ({@link
 * org.matryoshka.guest.aot.backend.emit.FormCache}), and every byte follows from the form's row in
 * the table of the {@code isa} module; a test holds the bytes against {@code isa.encoding.Encoder}.
 * Called by the compiler's back end only.
 */
package org.matryoshka.guest.aot.backend.emit;
