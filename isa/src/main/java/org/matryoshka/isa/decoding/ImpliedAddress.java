package org.matryoshka.isa.decoding;

import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.table.InstructionForm;

/** Forms that address memory or count without an explicit operand for it. */
final class ImpliedAddress {
  private ImpliedAddress() {}

  /** Whether the address-size prefix changes a register that the form implies, or a moffs. */
  static boolean usesAddressSize(InstructionForm form) {
    if (form.isVector()) { // MOVSD and CMPSD of numbers are no string instructions
      return form.mnemonic() == Mnemonic.MASKMOVDQU;
    }
    return switch (form.mnemonic()) {
      case MOVSB, MOVSW, MOVSD, MOVSQ, CMPSB, CMPSW, CMPSD, CMPSQ -> true;
      case STOSB, STOSW, STOSD, STOSQ, LODSB, LODSW, LODSD, LODSQ -> true;
      case SCASB, SCASW, SCASD, SCASQ -> true;
      case INSB, INSW, INSD, OUTSB, OUTSW, OUTSD -> true;
      case LOOP, LOOPE, LOOPNE, XLATB -> true;
      case MOV ->
          switch (form.encoding().opcode()) {
            case 0xA0, 0xA1, 0xA2, 0xA3 -> form.encoding().map() == 0;
            default -> false;
          };
      default -> false;
    };
  }

  /** Whether a segment override applies to an operand that the form implies. */
  static boolean usesSegment(InstructionForm form) {
    if (form.isVector()) {
      return form.mnemonic() == Mnemonic.MASKMOVDQU;
    }
    return switch (form.mnemonic()) {
      case MOVSB, MOVSW, MOVSD, MOVSQ, CMPSB, CMPSW, CMPSD, CMPSQ -> true;
      case LODSB, LODSW, LODSD, LODSQ, OUTSB, OUTSW, OUTSD, XLATB -> true;
      default -> false;
    };
  }
}
