package org.matryoshka.isa.format;

import java.util.function.LongFunction;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandPlace;
import org.matryoshka.isa.table.OperandSpec;

/** Memory operands as text. */
final class MemoryText {
  private MemoryText() {}

  /** The words before the bracket, with a space; none where a register tells the width. */
  static String sizeWords(InstructionForm form, OperandKind kind) {
    if (kind.isFarPointer()) {
      return form.operands().size() == 2
          ? ""
          : switch (kind) {
            case M16_16 -> "far word ";
            case M16_32 -> "far dword ";
            default -> "far qword ";
          };
    }
    boolean cacheLine =
        form.mnemonic() == Mnemonic.PREFETCH
            || form.mnemonic() == Mnemonic.PREFETCHW
            || form.mnemonic() == Mnemonic.CLFLUSH;
    // NASM 2.16 refuses "qword" there, though it is right.
    boolean compare = form.mnemonic() == Mnemonic.CMPSD && form.isVector();
    if (cacheLine || compare || registerTellsWidth(form, kind)) {
      return "";
    }
    return switch (kind.memoryBits()) {
      case 8 -> "byte ";
      case 16 -> "word ";
      case 32 -> "dword ";
      case 64 -> "qword ";
      case 80 -> kind == OperandKind.M16_64 ? "" : "tword ";
      case 128 -> "oword ";
      default -> "";
    };
  }

  private static boolean registerTellsWidth(InstructionForm form, OperandKind kind) {
    Mnemonic mnemonic = form.mnemonic();
    if (mnemonic == Mnemonic.MOVSX
        || mnemonic == Mnemonic.MOVZX
        || mnemonic == Mnemonic.LAR
        || mnemonic == Mnemonic.LSL) {
      return false;
    }
    for (OperandSpec operand : form.operands()) {
      boolean register =
          operand.place() == OperandPlace.MODRM_REG || operand.place() == OperandPlace.VEX_VVVV;
      if (register
          && operand.kind().registerClass() != null
          && operand.kind().bits() == kind.memoryBits()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The bracketed address.
   *
   * @param next address of the next instruction, for RIP-relative ones
   */
  static void append(StringBuilder text, Operand.Mem mem, long next, LongFunction<String> symbols) {
    Register base = mem.base();
    text.append('[');
    if (base != null && base.registerClass() == RegisterClass.INSTRUCTION_POINTER) {
      ripRelative(text, mem, next, symbols);
    } else if (base == null && mem.index() == null) {
      boolean address32 = (int) mem.displacement() != mem.displacement();
      text.append(address32 ? "a32 abs " : "abs ");
      segment(text, mem);
      text.append(ImmediateText.unsigned(mem.displacement()));
    } else {
      segment(text, mem);
      registers(text, mem);
      if (mem.displacement() > 0) {
        text.append('+').append(ImmediateText.unsigned(mem.displacement()));
      } else if (mem.displacement() < 0) {
        text.append('-').append(ImmediateText.unsigned(-mem.displacement()));
      }
    }
    text.append(']');
  }

  private static void ripRelative(
      StringBuilder text, Operand.Mem mem, long next, LongFunction<String> symbols) {
    boolean address32 = mem.base() == Register.EIP;
    long target = next + mem.displacement();
    if (address32) {
      target &= 0xFFFF_FFFFL;
    }
    text.append(address32 ? "a32 rel " : "rel ");
    segment(text, mem);
    String name = symbols.apply(target);
    text.append(name != null ? name : "0x" + Long.toHexString(target));
  }

  private static void segment(StringBuilder text, Operand.Mem mem) {
    if (mem.segment() != null) {
      text.append(mem.segment().text()).append(':');
    }
  }

  private static void registers(StringBuilder text, Operand.Mem mem) {
    if (mem.base() != null) {
      text.append(mem.base().text());
    }
    if (mem.index() != null) {
      text.append(mem.base() != null ? "+" : "").append(mem.index().text());
      if (mem.scale() != 1 || mem.base() == null) {
        text.append('*').append(mem.scale());
      }
    }
  }
}
