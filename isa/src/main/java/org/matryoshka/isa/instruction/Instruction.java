package org.matryoshka.isa.instruction;

import java.util.List;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.table.InstructionForm;

/**
 * A decoded instruction.
 *
 * @param form its row in the table
 * @param operands explicit operands, destination first, as many as {@code form.operands()}
 * @param prefixes LOCK and repeat prefixes
 * @param length bytes of its encoding, 1 to 15; 0 for one that was not decoded from bytes
 */
public record Instruction(
    InstructionForm form, List<Operand> operands, Prefixes prefixes, int length) {
  /** The mnemonic of its form. */
  public Mnemonic mnemonic() {
    return form.mnemonic();
  }
}
