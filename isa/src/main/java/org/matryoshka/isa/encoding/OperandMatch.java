package org.matryoshka.isa.encoding;

import java.util.List;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandSpec;

/**
 * Whether operands can stand in the columns of a form. A memory operand of 0 bits has any width, an
 * immediate or code offset of 0 bits too, so an assembler can ask before it knows more.
 */
public final class OperandMatch {
  private OperandMatch() {}

  /** Whether all operands fit the form, immediates and code offsets by their value also. */
  public static boolean matches(InstructionForm form, List<? extends Operand> operands) {
    List<OperandSpec> specs = form.operands();
    if (specs.size() != operands.size()) {
      return false;
    }
    for (int i = 0; i < specs.size(); i++) {
      if (!matches(form, specs.get(i).kind(), operands.get(i))) {
        return false;
      }
    }
    return !isNop(form, operands);
  }

  /** 90 is NOP, so exchanging EAX with itself, which clears the upper half of RAX, is not 90. */
  private static boolean isNop(InstructionForm form, List<? extends Operand> operands) {
    return form.encoding().opcodeRegister()
        && form.encoding().opcode() == 0x90
        && form.encoding().map() == 0
        && operands.get(1) instanceof Operand.Reg reg
        && reg.register() == Register.EAX;
  }

  private static boolean matches(InstructionForm form, OperandKind kind, Operand operand) {
    return switch (operand) {
      case Operand.Reg reg -> matchesRegister(kind, reg.register());
      case Operand.Mem mem -> matchesMemory(form, kind, mem.bits());
      case Operand.Offset offset ->
          switch (kind) {
            case MOFFS8, MOFFS16, MOFFS32, MOFFS64 ->
                offset.bits() == 0 || offset.bits() == kind.bits();
            default -> false;
          };
      case Operand.Imm imm -> matchesImmediate(form, kind, imm);
      case Operand.Rel rel ->
          switch (kind) {
            case REL8, REL32 ->
                (rel.bits() == 0 || rel.bits() == kind.bits())
                    && fitsSigned(rel.offset(), kind.bits());
            default -> false;
          };
    };
  }

  private static boolean matchesRegister(OperandKind kind, Register register) {
    return switch (kind) {
      case SREG -> register.registerClass() == RegisterClass.SEGMENT;
      case CR -> register.registerClass() == RegisterClass.CONTROL;
      case DR -> register.registerClass() == RegisterClass.DEBUG;
      default ->
          kind.fixedRegister() == register
              || (kind.registerClass() == register.registerClass() && kind.registerClass() != null);
    };
  }

  /** Far pointers of jumps and calls must be asked for by their width: the near form is usual. */
  private static boolean matchesMemory(InstructionForm form, OperandKind kind, int bits) {
    if (!kind.isMemory()) {
      return false;
    }
    if (bits == 0) {
      return !kind.isFarPointer() || form.operands().size() == 2;
    }
    return kind == OperandKind.M || bits == kind.memoryBits();
  }

  private static boolean matchesImmediate(InstructionForm form, OperandKind kind, Operand.Imm imm) {
    return switch (kind) {
      case ONE -> imm.value() == 1;
      case IMM8, IMM16, IMM32, IMM64 ->
          (imm.bits() == 0 || imm.bits() == kind.bits())
              && fitsImmediate(form, kind.bits(), imm.value());
      default -> false;
    };
  }

  /**
   * Whether a value can be written as an immediate. It is sign-extended to the operation's width,
   * and may be given as a signed or as an unsigned number of that width.
   */
  static boolean fitsImmediate(InstructionForm form, int bits, long value) {
    int operation = form.operandBits() == 0 ? bits : form.operandBits();
    if (bits >= operation || isByteCount(form)) {
      return fitsSigned(value, bits) || fitsUnsigned(value, bits);
    }
    if (!fitsSigned(value, operation) && !fitsUnsigned(value, operation)) {
      return false;
    }
    return fitsSigned(signExtend(value, operation), bits);
  }

  /** Immediates that are counts or numbers of their own, not operands of the operation's width. */
  private static boolean isByteCount(InstructionForm form) {
    if (form.isVector()) {
      return true;
    }
    return switch (form.mnemonic()) {
      case ENTER, RET, RETF, INT, IN, OUT -> true;
      case ROL, ROR, RCL, RCR, SHL, SHR, SAR, SHLD, SHRD, BT, BTS, BTR, BTC -> true;
      default -> false;
    };
  }

  static boolean fitsSigned(long value, int bits) {
    return signExtend(value, bits) == value;
  }

  static boolean fitsUnsigned(long value, int bits) {
    return bits == 64 || value >>> bits == 0;
  }

  static long signExtend(long value, int bits) {
    return (value << (64 - bits)) >> (64 - bits);
  }
}
