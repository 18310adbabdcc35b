package org.matryoshka.isa.decoding;

import java.util.List;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandSpec;
import org.matryoshka.isa.table.RepeatKind;

/** Reads one instruction from left to right: prefixes, opcode, ModRM and SIB, immediates. */
final class InstructionReader {
  private static final DecodeResult TRUNCATED = new DecodeResult.Truncated();
  private static final DecodeResult TOO_LONG = new DecodeResult.TooLong();
  private static final DecodeResult.Undefined[] UNDEFINED = undefinedOfAllLengths();

  /** What VEX.pp stands for. */
  private static final int[] VEX_PREFIX = {
    0, OpcodeMap.OPERAND_SIZE, OpcodeMap.REP, OpcodeMap.REPNE
  };

  private final byte[] code;
  private final int offset;
  private final int end;
  private int at;

  /** The bits of {@link OpcodeMap} that the prefixes set. */
  private int state;

  private boolean lock;
  private Register segment;

  /** The REX prefix, or the same bits of a VEX prefix; 0 if there is neither. */
  private int rex;

  private int vvvv;
  private int opcode;
  private int modRm;

  /**
   * A reader of the bytes from offset to end, at most 15.
   *
   * @param end at most 15 more than the offset
   */
  InstructionReader(byte[] code, int offset, int end) {
    this.code = code;
    this.offset = offset;
    this.end = end;
    this.at = offset;
  }

  DecodeResult read() {
    prefixes();
    OpcodeMap entry = opcode();
    if (at > end) {
      return ranOut();
    }
    if (entry == null) {
      return undefined();
    }
    if (entry.modRm) {
      if (at == end) {
        return ranOut();
      }
      modRm = code[at++] & 0xFF;
    }
    InstructionForm form = entry.form(modRm, state);
    if (form == null || !Legality.allows(form, modRm, rex, lock)) {
      return undefined();
    }
    return operands(form, entry);
  }

  private void prefixes() {
    for (; at < end; at++) {
      int b = code[at] & 0xFF;
      switch (b) {
        case 0x66 -> state |= OpcodeMap.OPERAND_SIZE;
        case 0x67 -> state |= OpcodeMap.ADDRESS_SIZE;
        case 0xF0 -> lock = true;
        case 0xF2 -> state = (state & ~OpcodeMap.REP) | OpcodeMap.REPNE;
        case 0xF3 -> state = (state & ~OpcodeMap.REPNE) | OpcodeMap.REP;
        case 0x64 -> segment = Register.FS;
        case 0x65 -> segment = Register.GS;
        case 0x26, 0x2E, 0x36, 0x3E -> {}
        default -> {
          if ((b & 0xF0) != 0x40) {
            state |= (rex & 8) >> 1 | (rex & 1);
            return;
          }
        }
      }
      rex = (b & 0xF0) == 0x40 ? b : 0;
    }
  }

  /** Steps over the opcode; beyond the end where it is not all there. */
  private OpcodeMap opcode() {
    int map = 0;
    opcode = nextByte();
    if (opcode == 0xC4 || opcode == 0xC5) {
      return vexOpcode(opcode == 0xC4);
    }
    if (opcode == 0x0F) {
      map = 1;
      opcode = nextByte();
      if (opcode == 0x38 || opcode == 0x3A) {
        map = opcode == 0x38 ? 2 : 3;
        opcode = nextByte();
      }
    }
    return OpcodeMap.of(map, opcode);
  }

  /**
   * Steps over VEX and the opcode behind it (SDM vol. 2A, 2.3.5). In 64-bit mode C4 and C5 are
   * nothing else. Another prefix for what VEX holds itself, and LOCK, are #UD (2.3.2 to 2.3.4).
   *
   * @param three whether two bytes follow C4, else one C5: this has only R of the register bits
   */
  private OpcodeMap vexOpcode(boolean three) {
    int others = OpcodeMap.OPERAND_SIZE | OpcodeMap.REP | OpcodeMap.REPNE;
    boolean allowed = !lock && rex == 0 && (state & others) == 0;
    int high = nextByte();
    int low = three ? nextByte() : high & 0x7F;
    int map = three ? high & 31 : 1;
    // R, X, B and vvvv are stored inverted; W is not.
    rex = three ? (~high >> 5 & 7) | (low >> 4 & 8) : ~high >> 5 & 4;
    vvvv = ~low >> 3 & 15;
    state |= (rex & 8) >> 1 | (rex & 1) | VEX_PREFIX[low & 3];
    opcode = nextByte();
    boolean length128 = (low & 4) == 0;
    return allowed && length128 && map >= 1 && map <= 3
        ? OpcodeMap.of(EncodingSpec.VEX + map, opcode)
        : null;
  }

  private int nextByte() {
    int index = at++;
    return index < end ? code[index] & 0xFF : 0;
  }

  private DecodeResult operands(InstructionForm form, OpcodeMap entry) {
    boolean address32 = (state & OpcodeMap.ADDRESS_SIZE) != 0;
    boolean memory = entry.modRm && modRm < 0xC0 && !entry.registersOnly;
    int immediate = at;
    if (memory) {
      boolean sib = (modRm & 7) == 4;
      if (sib && at == end) {
        return ranOut();
      }
      immediate += Addressing.length(modRm, sib ? code[at] & 0xFF : 0);
    }
    int offsetBytes = entry.absoluteMove ? (address32 ? 4 : 8) : 0;
    int next = immediate + form.encoding().immediateBytes() + offsetBytes;
    if (next > end) {
      return ranOut();
    }
    List<OperandSpec> specs = form.operands();
    Operand[] operands = new Operand[specs.size()];
    for (int i = 0; i < operands.length; i++) {
      OperandSpec spec = specs.get(i);
      int bits = spec.kind().bits();
      operands[i] =
          switch (spec.place()) {
            case MODRM_REG -> register(spec.kind(), (modRm >> 3) & 7, (rex & 4) << 1);
            case MODRM_RM ->
                memory ? memory(spec.kind()) : register(spec.kind(), modRm & 7, (rex & 1) << 3);
            case VEX_VVVV -> register(spec.kind(), vvvv & 7, vvvv & 8);
            case OPCODE -> register(spec.kind(), opcode & 7, (rex & 1) << 3);
            case IMMEDIATE -> {
              long value = LittleEndian.signed(code, immediate, bits / 8);
              immediate += bits / 8;
              yield new Operand.Imm(value, bits);
            }
            case RELATIVE -> new Operand.Rel(LittleEndian.signed(code, immediate, bits / 8), bits);
            case OFFSET -> absolute(bits, immediate, address32);
            case IMPLIED -> implied(spec.kind());
          };
    }
    return new DecodeResult.Decoded(
        new Instruction(form, List.of(operands), meaningfulPrefixes(form), next - offset));
  }

  private Operand register(OperandKind kind, int low, int high) {
    RegisterClass registerClass =
        switch (kind) {
          case SREG -> RegisterClass.SEGMENT;
          case CR -> RegisterClass.CONTROL;
          case DR -> RegisterClass.DEBUG;
          default -> kind.registerClass();
        };
    if (registerClass == RegisterClass.GPR8 && rex == 0 && low >= 4) {
      return new Operand.Reg(Register.highByte(low));
    }
    boolean eight = registerClass == RegisterClass.SEGMENT || registerClass == RegisterClass.X87;
    int number = eight ? low : low | high;
    return new Operand.Reg(Register.of(registerClass, number));
  }

  private Operand memory(OperandKind kind) {
    boolean address32 = (state & OpcodeMap.ADDRESS_SIZE) != 0;
    int fields = rex | (address32 ? Addressing.ADDRESS_SIZE_32 : 0);
    return Addressing.memory(code, at - 1, fields, segment, kind.memoryBits());
  }

  private Operand absolute(int bits, int index, boolean address32) {
    long address =
        address32
            ? LittleEndian.signed(code, index, 4) & 0xFFFF_FFFFL
            : LittleEndian.signed(code, index, 8);
    return new Operand.Offset(bits, segment, address);
  }

  private static Operand implied(OperandKind kind) {
    Register register = kind.fixedRegister();
    return register == null ? new Operand.Imm(1, 8) : new Operand.Reg(register);
  }

  private Prefixes meaningfulPrefixes(InstructionForm form) {
    boolean rep = false;
    boolean repne = false;
    if (form.repeat() == RepeatKind.REP) {
      rep = (state & (OpcodeMap.REP | OpcodeMap.REPNE)) != 0;
    } else if (form.repeat() == RepeatKind.REP_WHILE) {
      rep = (state & OpcodeMap.REP) != 0;
      repne = (state & OpcodeMap.REPNE) != 0;
    }
    boolean address32 =
        (state & OpcodeMap.ADDRESS_SIZE) != 0 && ImpliedAddress.usesAddressSize(form);
    Register override = segment != null && ImpliedAddress.usesSegment(form) ? segment : null;
    if (!lock && !rep && !repne && !address32 && override == null) {
      return Prefixes.NONE;
    }
    return new Prefixes(lock, rep, repne, override, address32);
  }

  private DecodeResult undefined() {
    return UNDEFINED[at - offset];
  }

  private DecodeResult ranOut() {
    return end - offset == Decoder.MAX_LENGTH ? TOO_LONG : TRUNCATED;
  }

  private static DecodeResult.Undefined[] undefinedOfAllLengths() {
    DecodeResult.Undefined[] results = new DecodeResult.Undefined[Decoder.MAX_LENGTH + 1];
    for (int i = 1; i < results.length; i++) {
      results[i] = new DecodeResult.Undefined(i);
    }
    return results;
  }
}
