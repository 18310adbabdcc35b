package org.matryoshka.isa.oracle;

import org.matryoshka.isa.format.InstructionFormatter;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.InstructionForm;

/**
 * An instruction that NASM was asked to assemble.
 *
 * @param form the row it is of
 * @param bytes our encoding in that row
 * @param text as our formatter writes it, with addresses relative to its start
 * @param nasm NASM's encoding of the text; null where NASM refuses it
 */
record NasmSample(InstructionForm form, byte[] bytes, String text, byte[] nasm) {

  /** The text of an instruction that stands at {@code $}. */
  static String text(Instruction instruction) {
    return InstructionFormatter.format(
        instruction,
        0,
        target ->
            target < 0 ? "$-0x" + Long.toHexString(-target) : "$+0x" + Long.toHexString(target));
  }
}
