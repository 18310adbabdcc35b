package org.matryoshka.isa.oracle;

import java.util.Locale;
import java.util.StringJoiner;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandPlace;

/** Instructions in objdump's Intel syntax, without prefix words that mean nothing. */
final class ObjdumpText {
  private ObjdumpText() {}

  /**
   * objdump's text without prefix words, without overrides that do nothing, without the "no index".
   */
  static String normalize(String objdump) {
    return objdump
        .replaceAll(
            "^((rex(\\.[WRXB]+)?|data16|addr32|lock|repz?|repnz|bnd|notrack|xacquire|xrelease"
                + "|[cdefgs]s)( |$))+",
            "")
        .replaceAll("[cdes]s:", "")
        .replaceAll("\\+[er]iz\\*[1248]", "")
        .replaceAll("\\[[er]iz\\*[1248]\\+(0x[0-9a-f]+)]", "$1")
        .replaceAll("\\+0x0]", "]")
        .replaceAll(",p[nt]\\b", "")
        .strip();
  }

  /** The text of an instruction at an address. */
  static String of(Instruction instruction, long address) {
    InstructionForm form = instruction.form();
    String string = stringInstruction(instruction);
    if (string != null) {
      return string;
    }
    StringJoiner operands = new StringJoiner(",");
    String compare = comparison(instruction, address);
    if (compare != null) {
      return compare;
    }
    boolean reversed = form.syntax().matches("XCHG (AX|EAX|RAX), .*");
    int count = instruction.operands().size();
    for (int i = 0; i < count; i++) {
      int index = reversed ? count - 1 - i : i;
      OperandKind kind = form.operands().get(index).kind();
      operands.add(operand(instruction, instruction.operands().get(index), kind, address));
    }
    return (name(instruction) + " " + operands).strip();
  }

  private static String comparison(Instruction instruction, long address) {
    InstructionForm form = instruction.form();
    boolean compare =
        switch (form.mnemonic()) {
          case CMPPS, CMPPD, CMPSS, CMPSD -> form.isVector();
          default -> false;
        };
    if (!compare) {
      return null;
    }
    long predicate = ((Operand.Imm) instruction.operands().get(2)).value() & 0xFF;
    if (predicate > 7) {
      return null;
    }
    StringJoiner operands = new StringJoiner(",");
    for (int i = 0; i < 2; i++) {
      OperandKind kind = form.operands().get(i).kind();
      operands.add(operand(instruction, instruction.operands().get(i), kind, address));
    }
    String name = form.mnemonic().text();
    return "cmp" + PREDICATES[(int) predicate] + name.substring(3) + " " + operands;
  }

  private static String name(Instruction instruction) {
    InstructionForm form = instruction.form();
    boolean word = form.operandBits() == 16;
    return switch (form.mnemonic()) {
      case IRETD -> "iret";
      case IRET -> "iretw";
      case PUSHFQ -> "pushf";
      case PUSHF -> "pushfw";
      case POPFQ -> "popf";
      case POPF -> "popfw";
      case RETF -> word ? "retfw" : form.operandBits() == 64 ? "retfq" : "retf";
      case FLDENV, FNSTENV, FRSTOR, FNSAVE -> form.mnemonic().text() + (word ? "w" : "");
      case ENTER -> word ? "enterw" : "enter";
      case LEAVE -> word ? "leavew" : "leave";
      case SYSRET -> form.operandBits() == 64 ? "sysretq" : "sysretd";
      case SYSEXIT -> form.operandBits() == 64 ? "sysexitq" : "sysexitd";
      case PUSH, POP -> {
        boolean named =
            form.operands().getFirst().place() == OperandPlace.IMPLIED
                || instruction.operands().getFirst() instanceof Operand.Imm;
        yield form.mnemonic().text() + (word && named ? "w" : "");
      }
      case MOV -> {
        boolean absolute =
            (instruction.operands().stream().anyMatch(Operand.Offset.class::isInstance)
                    && !instruction.prefixes().addressSize32())
                || form.operands().get(1).kind() == OperandKind.IMM64;
        yield absolute ? "movabs" : "mov";
      }
      default -> form.mnemonic().text();
    };
  }

  private static String stringInstruction(Instruction instruction) {
    String name = instruction.mnemonic().text();
    String stem = name.substring(0, name.length() - 1);
    if (!instruction.operands().isEmpty()
        || !stem.matches("movs|cmps|stos|lods|scas|ins|outs|xlat")) {
      return null;
    }
    char width = name.charAt(name.length() - 1);
    String size = size(width == 'b' ? 8 : width == 'w' ? 16 : width == 'd' ? 32 : 64);
    boolean address32 = instruction.prefixes().addressSize32();
    Register segment = instruction.prefixes().segment();
    String override = segment == null ? "" : segment.text() + ":";
    String source = size + override + (address32 ? "[esi]" : "[rsi]");
    String destination = size + (address32 ? "[edi]" : "[rdi]");
    String accumulator = width == 'b' ? "al" : width == 'w' ? "ax" : width == 'd' ? "eax" : "rax";
    return switch (stem) {
      case "movs" -> "movs " + destination + "," + source;
      case "cmps" -> "cmps " + source + "," + destination;
      case "stos" -> "stos " + destination + "," + accumulator;
      case "lods" -> "lods " + accumulator + "," + source;
      case "scas" -> "scas " + accumulator + "," + destination;
      case "ins" -> "ins " + destination + ",dx";
      case "outs" -> "outs dx," + source;
      default -> "xlat " + size + override + (address32 ? "[ebx]" : "[rbx]");
    };
  }

  private static String operand(
      Instruction instruction, Operand operand, OperandKind kind, long address) {
    return switch (operand) {
      case Operand.Reg reg ->
          switch (kind) {
            case ST0 -> "st";
            case STI -> "st(" + reg.register().number() + ")";
            default -> reg.register().text();
          };
      case Operand.Rel rel -> hex(address + instruction.length() + rel.offset());
      case Operand.Offset offset -> segment(offset.segment()) + hex(offset.address());
      case Operand.Imm imm -> immediate(instruction.form(), kind, imm);
      case Operand.Mem mem -> memorySize(instruction.form(), kind) + memory(mem);
    };
  }

  /** objdump has names for the comparisons with the predicates 0 to 7, and then no immediate. */
  private static final String[] PREDICATES = {
    "eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord"
  };

  private static String immediate(InstructionForm form, OperandKind kind, Operand.Imm imm) {
    if (kind == OperandKind.ONE) {
      return "1";
    }
    int bits =
        switch (form.mnemonic()) {
          case ENTER, RET, RETF, INT, IN, OUT -> imm.bits();
          case ROL, ROR, RCL, RCR, SHL, SHR, SAR, SHLD, SHRD, BT, BTS, BTR, BTC -> imm.bits();
          default -> form.isVector() ? imm.bits() : form.operandBits();
        };
    return hex(bits == 64 ? imm.value() : imm.value() & (1L << bits) - 1);
  }

  private static String memorySize(InstructionForm form, OperandKind kind) {
    return switch (form.mnemonic()) {
      case LEA, LGDT, LIDT, SGDT, SIDT, FXSAVE, FXSAVE64, FXRSTOR, FXRSTOR64 -> "";
      case INVLPG -> "BYTE PTR ";
      default ->
          switch (kind) {
            case M16_16 -> "DWORD PTR ";
            case M16_32 -> "FWORD PTR ";
            case M16_64_FAR -> "TBYTE PTR ";
            case M80FP, M80BCD -> "TBYTE PTR ";
            case M14BYTE, M28BYTE, M94BYTE, M108BYTE -> "";
            case M128, XMM_M128 -> form.isVector() ? "XMMWORD PTR " : "OWORD PTR ";
            default -> size(kind.memoryBits());
          };
    };
  }

  private static String size(int bits) {
    return switch (bits) {
      case 8 -> "BYTE PTR ";
      case 16 -> "WORD PTR ";
      case 32 -> "DWORD PTR ";
      case 64 -> "QWORD PTR ";
      default -> "OWORD PTR ";
    };
  }

  private static String memory(Operand.Mem mem) {
    StringBuilder text = new StringBuilder(segment(mem.segment()));
    if (mem.base() == null && mem.index() == null) {
      return text.append(hex(mem.displacement())).toString();
    }
    text.append('[');
    if (mem.base() != null) {
      text.append(mem.base().text());
    }
    if (mem.index() != null) {
      text.append(mem.base() == null ? "" : "+");
      text.append(mem.index().text()).append('*').append(mem.scale());
    }
    boolean unsigned =
        mem.base() != null && mem.base().registerClass() == RegisterClass.INSTRUCTION_POINTER;
    if (mem.displacement() > 0 || (unsigned && mem.displacement() != 0)) {
      text.append('+').append(hex(mem.displacement()));
    } else if (mem.displacement() < 0) {
      text.append('-').append(hex(-mem.displacement()));
    }
    return text.append(']').toString();
  }

  private static String segment(Register segment) {
    return segment == null ? "" : segment.text() + ":";
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value).toLowerCase(Locale.ROOT);
  }
}
