package org.matryoshka.isa.table;

import java.util.List;

/** Whether the operands of a row have a place in its encoding, and the encoding a use. */
final class FormCheck {
  private FormCheck() {}

  static void check(EncodingSpec encoding, List<OperandSpec> operands) {
    int reg = count(operands, OperandPlace.MODRM_REG);
    int rm = count(operands, OperandPlace.MODRM_RM);
    require(reg <= 1 && rm <= 1, "two operands in one field of ModRM");
    require(reg + rm == 0 || encoding.modRm(), "a ModRM operand, but no ModRM byte");
    require(reg == 0 || encoding.digit() < 0, "ModRM.reg is both operand and opcode");
    require(
        encoding.modRm()
            == (rm == 1 || encoding.fixedModRm() >= 0 || isDigitAlone(encoding, operands)),
        "a ModRM byte without an operand");
    require(
        count(operands, OperandPlace.OPCODE) == (encoding.opcodeRegister() ? 1 : 0),
        "register in the opcode");
    require(
        count(operands, OperandPlace.VEX_VVVV) == (encoding.vex() ? 1 : 0),
        "VEX.vvvv must name one operand");
    int bytes = 0;
    for (OperandSpec operand : operands) {
      if (operand.place() == OperandPlace.IMMEDIATE || operand.place() == OperandPlace.RELATIVE) {
        bytes += operand.kind().bits() / 8;
      }
    }
    require(bytes == encoding.immediateBytes(), "immediate of another width");
  }

  /** The fences: ModRM.reg is opcode, mod must be 11, and rm is ignored. */
  private static boolean isDigitAlone(EncodingSpec encoding, List<OperandSpec> operands) {
    return encoding.digit() >= 0 && operands.isEmpty();
  }

  private static int count(List<OperandSpec> operands, OperandPlace place) {
    int count = 0;
    for (OperandSpec operand : operands) {
      count += operand.place() == place ? 1 : 0;
    }
    return count;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
