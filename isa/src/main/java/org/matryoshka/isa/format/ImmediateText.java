package org.matryoshka.isa.format;

import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;

/** Numbers as text: below ten in decimal, else in hexadecimal. */
final class ImmediateText {
  private ImmediateText() {}

  /** An unsigned number. */
  static String unsigned(long value) {
    return value >= 0 && value < 10 ? Long.toString(value) : "0x" + Long.toHexString(value);
  }

  /** An immediate operand, signed or unsigned as the instruction takes it. */
  static void append(StringBuilder text, InstructionForm form, Operand.Imm imm) {
    switch (form.mnemonic()) {
      case IN, OUT, INT, ENTER, RET, RETF -> text.append(masked(imm.value(), imm.bits()));
      case ROL, ROR, RCL, RCR, SHL, SHR, SAR, SHLD, SHRD, BT, BTS, BTR, BTC ->
          text.append(masked(imm.value(), imm.bits()));
      case AND, OR, XOR, TEST, MOV -> text.append(masked(imm.value(), form.operandBits()));
      case PUSH -> text.append(form.operandBits() == 16 ? "word " : "").append(signed(imm));
      default -> text.append(signed(imm));
    }
  }

  private static String signed(Operand.Imm imm) {
    return imm.value() < 0 ? "-" + unsigned(-imm.value()) : unsigned(imm.value());
  }

  private static String masked(long value, int bits) {
    return unsigned(bits == 64 ? value : value & (1L << bits) - 1);
  }
}
