package org.matryoshka.isa.table;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.family.RowGroup;

/** Turns the text of a row into an {@link InstructionForm} and refuses a row that can't be. */
final class RowParser {
  private RowParser() {}

  /**
   * Parses one row.
   *
   * @param id the position the form gets
   * @param line {@code SYNTAX | ENCODING | ACCESS | BITS}
   * @throws IllegalArgumentException with the row and what is wrong with it
   */
  static InstructionForm parse(int id, RowGroup group, String line) {
    try {
      return row(id, group, line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("row \"" + line.strip() + "\": " + e.getMessage(), e);
    }
  }

  private static InstructionForm row(int id, RowGroup group, String line) {
    String[] columns = line.split("\\|", -1);
    String syntax = columns[0].strip();
    EncodingSpec encoding = EncodingSyntax.parse(columns[1].strip());
    int space = syntax.indexOf(' ');
    String name = space < 0 ? syntax : syntax.substring(0, space);
    Mnemonic mnemonic = Mnemonic.byText(name).orElse(null);
    if (mnemonic == null) {
      throw new IllegalArgumentException("no mnemonic " + name);
    }
    List<OperandKind> kinds = new ArrayList<>();
    if (space >= 0) {
      for (String operand : syntax.substring(space).split(",", -1)) {
        kinds.add(OperandKind.parse(withoutLetter(operand.strip())));
      }
    }
    List<OperandSpec> operands = operands(kinds, encoding, column(columns, 2));
    FormCheck.check(encoding, operands);
    String bits = column(columns, 3);
    boolean memoryDestination = !operands.isEmpty() && operands.getFirst().kind().isMemory();
    return new InstructionForm(
        id,
        mnemonic,
        syntax,
        encoding,
        operands,
        bits.isEmpty() ? operandBits(encoding, operands) : Integer.parseInt(bits),
        flags(group.flags()),
        Privilege.valueOf(group.privilege()),
        group.feature(),
        group.lock() && memoryDestination,
        RepeatKind.valueOf(group.repeat()),
        group.description());
  }

  /** Where a form has several registers of a kind, the manual tells them apart by a, b or 1, 2. */
  private static String withoutLetter(String operand) {
    if (operand.startsWith("xmm1") || operand.startsWith("xmm2")) {
      return "xmm" + operand.substring(4);
    }
    return operand.startsWith("r") && (operand.endsWith("a") || operand.endsWith("b"))
        ? operand.substring(0, operand.length() - 1)
        : operand;
  }

  private static String column(String[] columns, int index) {
    return index < columns.length ? columns[index].strip() : "";
  }

  private static List<OperandSpec> operands(
      List<OperandKind> kinds, EncodingSpec encoding, String access) {
    String[] words = access.isEmpty() ? new String[0] : access.split(" ");
    if (words.length != kinds.size()) {
      throw new IllegalArgumentException(
          kinds.size() + " operands, " + words.length + " access words");
    }
    List<OperandSpec> operands = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      operands.add(new OperandSpec(kinds.get(i), access(words[i]), place(i, kinds, encoding)));
    }
    return List.copyOf(operands);
  }

  private static OperandAccess access(String word) {
    return switch (word) {
      case "r" -> OperandAccess.READ;
      case "w" -> OperandAccess.WRITE;
      case "rw" -> OperandAccess.READ_WRITE;
      case "n" -> OperandAccess.NONE;
      default -> throw new IllegalArgumentException("no access \"" + word + '"');
    };
  }

  private static OperandPlace place(int index, List<OperandKind> kinds, EncodingSpec encoding) {
    OperandKind kind = kinds.get(index);
    if (kind.isMemory()) {
      return OperandPlace.MODRM_RM;
    }
    return switch (kind) {
      case SREG, CR, DR -> OperandPlace.MODRM_REG;
      case R8, R16, R32, R64 -> {
        if (encoding.opcodeRegister()) {
          yield OperandPlace.OPCODE;
        }
        if (encoding.vex() && (index > 0 || encoding.digit() >= 0)) {
          yield OperandPlace.VEX_VVVV;
        }
        boolean aloneInModRm =
            encoding.digit() >= 0
                || kinds.contains(OperandKind.CR)
                || kinds.contains(OperandKind.DR);
        yield aloneInModRm ? OperandPlace.MODRM_RM : OperandPlace.MODRM_REG;
      }
      case XMM -> {
        boolean onlyRegisters = kinds.stream().noneMatch(OperandKind::isMemory);
        boolean inRm = encoding.digit() >= 0 || (onlyRegisters && index == 1);
        yield inRm ? OperandPlace.MODRM_RM : OperandPlace.MODRM_REG;
      }
      case STI -> OperandPlace.MODRM_RM;
      case IMM8, IMM16, IMM32, IMM64 -> OperandPlace.IMMEDIATE;
      case REL8, REL32 -> OperandPlace.RELATIVE;
      case MOFFS8, MOFFS16, MOFFS32, MOFFS64 -> OperandPlace.OFFSET;
      default -> OperandPlace.IMPLIED;
    };
  }

  /** Prefixes first, then the first operand that has the operation's width. */
  private static int operandBits(EncodingSpec encoding, List<OperandSpec> operands) {
    if (encoding.operandSize16()) {
      return 16;
    }
    if (encoding.rexW() || encoding.default64()) {
      return 64;
    }
    for (OperandSpec operand : operands) {
      OperandKind kind = operand.kind();
      boolean width =
          switch (operand.place()) {
            case MODRM_REG, MODRM_RM, VEX_VVVV, OPCODE, OFFSET -> true;
            case IMPLIED -> kind != OperandKind.DX;
            case IMMEDIATE, RELATIVE -> false;
          };
      if (width) {
        return kind.bits();
      }
    }
    return 0;
  }

  private static FlagEffects flags(String text) {
    int read = 0;
    int written = 0;
    int undefined = 0;
    for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
      int mask = 0;
      for (int i = 2; i < word.length(); i++) {
        mask |= flag(word.charAt(i));
      }
      switch (word.substring(0, 2)) {
        case "r:" -> read |= mask;
        case "w:" -> written |= mask;
        case "u:" -> undefined |= mask;
        default -> throw new IllegalArgumentException("flags \"" + word + '"');
      }
    }
    return new FlagEffects(read, written, undefined);
  }

  private static int flag(char letter) {
    return switch (letter) {
      case 'O' -> RFlags.OF;
      case 'S' -> RFlags.SF;
      case 'Z' -> RFlags.ZF;
      case 'A' -> RFlags.AF;
      case 'P' -> RFlags.PF;
      case 'C' -> RFlags.CF;
      case 'D' -> RFlags.DF;
      case 'I' -> RFlags.IF;
      case 'T' -> RFlags.TF;
      case 'N' -> RFlags.NT;
      case 'L' -> RFlags.IOPL;
      case 'X' -> RFlags.AC;
      case 'V' -> RFlags.VIF | RFlags.VIP;
      default -> throw new IllegalArgumentException("no flag '" + letter + '\'');
    };
  }
}
