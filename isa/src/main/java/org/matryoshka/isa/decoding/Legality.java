package org.matryoshka.isa.decoding;

import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandSpec;

/** What rows of the table can't say: which registers exist, and where LOCK may stand. */
final class Legality {
  private Legality() {}

  /**
   * Whether an instruction with this form and these fields exists.
   *
   * @param modRm 0 where there is none
   */
  static boolean allows(InstructionForm form, int modRm, int rex, boolean lock) {
    if (lock && (!form.lockable() || modRm >= 0xC0)) {
      return false;
    }
    int reg = (modRm >> 3) & 7;
    boolean rexR = (rex & 4) != 0;
    for (int i = 0; i < form.operands().size(); i++) {
      OperandSpec spec = form.operands().get(i);
      boolean exists =
          switch (spec.kind()) {
            case SREG -> reg <= 5 && !(reg == 1 && i == 0);
            case CR -> rexR ? reg == 0 : reg == 0 || (reg >= 2 && reg <= 4);
            case DR -> !rexR;
            default -> true;
          };
      if (!exists) {
        return false;
      }
    }
    return true;
  }
}
