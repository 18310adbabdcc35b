package org.matryoshka.isa.encoding;

import java.util.List;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;

/** What a form selector found for a name and operands. */
public sealed interface Selection {
  /**
   * The form.
   *
   * @param operands the operands as the encoder wants them: in the form's order and number, widths
   *     filled in
   */
  record Selected(InstructionForm form, List<Operand> operands) implements Selection {}

  /** A memory operand needs a size word: several forms fit, of different widths. */
  record SizeNotSpecified(List<Integer> widths) implements Selection {}

  /**
   * No form takes these operands.
   *
   * @param forms what the name takes, for a hint
   */
  record NoForm(List<InstructionForm> forms) implements Selection {}
}
