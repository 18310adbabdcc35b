package org.matryoshka.isa.decoding;

import java.util.List;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandSpec;
import org.matryoshka.isa.table.RepeatKind;

/**
 * Decodes one instruction of 64-bit mode (SDM vol. 2A, chapter 2) with the instruction table.
 *
 * <p>Prefixes may stand in any order and any number; of F2 and F3 the last counts; a REX prefix
 * counts only directly before the opcode. Segment overrides other than FS and GS are ignored, as is
 * the operand-size prefix of near branches (an AMD processor would obey it). A form behind a CPUID
 * bit is decoded always: whether the processor has it is for the processor to judge.
 */
public final class Decoder {
  /** The longest instruction (SDM vol. 2A, 2.3.11). */
  public static final int MAX_LENGTH = 15;

  private static final DecodeResult TRUNCATED = new DecodeResult.Truncated();
  private static final DecodeResult TOO_LONG = new DecodeResult.TooLong();
  private static final DecodeResult.Undefined[] UNDEFINED = undefined();

  /** A further bit of the prefix state that only this class needs. */
  private static final int LOCK = 64;

  private static final int STATE_MASK = 63;

  private Decoder() {}

  /**
   * Decodes the instruction that starts at {@code offset}.
   *
   * @param code bytes that hold it
   * @param offset where it starts
   * @param limit where the bytes end that may be read, at most {@code code.length}
   * @return what it is; no bytes make this method throw
   * @throws IndexOutOfBoundsException if offset and limit are no range of {@code code}
   */
  public static DecodeResult decode(byte[] code, int offset, int limit) {
    if (offset < 0 || offset > limit || limit > code.length) {
      throw new IndexOutOfBoundsException(
          "bytes " + offset + " to " + limit + " of " + code.length);
    }
    int end = Math.min(limit, offset + MAX_LENGTH);
    int state = 0;
    int rex = 0;
    Register segment = null;
    for (int at = offset; at < end; at++) {
      int b = code[at] & 0xFF;
      switch (b) {
        case 0x66 -> state |= OpcodeMap.OPERAND_SIZE;
        case 0x67 -> state |= OpcodeMap.ADDRESS_SIZE;
        case 0xF0 -> state |= LOCK;
        case 0xF2 -> state = (state & ~OpcodeMap.REP) | OpcodeMap.REPNE;
        case 0xF3 -> state = (state & ~OpcodeMap.REPNE) | OpcodeMap.REP;
        case 0x64 -> segment = Register.FS;
        case 0x65 -> segment = Register.GS;
        case 0x26, 0x2E, 0x36, 0x3E -> {}
        default -> {
          if ((b & 0xF0) != 0x40) {
            int withRex = state | ((rex & 8) >> 1) | (rex & 1);
            return opcode(code, offset, at, end, withRex, rex, segment);
          }
        }
      }
      rex = (b & 0xF0) == 0x40 ? b : 0;
    }
    return ranOut(offset, end);
  }

  private static DecodeResult opcode(
      byte[] code, int offset, int start, int end, int state, int rex, Register segment) {
    int at = start;
    int map = 0;
    int opcode = code[at++] & 0xFF;
    if (opcode == 0x0F) {
      if (at == end) {
        return ranOut(offset, end);
      }
      map = 1;
      opcode = code[at++] & 0xFF;
      if (opcode == 0x38 || opcode == 0x3A) {
        if (at == end) {
          return ranOut(offset, end);
        }
        map = opcode == 0x38 ? 2 : 3;
        opcode = code[at++] & 0xFF;
      }
    }
    OpcodeMap entry = OpcodeMap.of(map, opcode);
    if (entry == null) {
      return UNDEFINED[at - offset];
    }
    int modRm = 0;
    if (entry.modRm) {
      if (at == end) {
        return ranOut(offset, end);
      }
      modRm = code[at++] & 0xFF;
    }
    InstructionForm form = entry.form(modRm, state & STATE_MASK);
    if (form == null || !legal(form, entry, modRm, rex, state)) {
      return UNDEFINED[at - offset];
    }
    int addressing = 0;
    if (entry.modRm && modRm < 0xC0 && !entry.registersOnly) {
      boolean sib = (modRm & 7) == 4;
      if (sib && at == end) {
        return ranOut(offset, end);
      }
      addressing = Addressing.length(modRm, sib ? code[at] & 0xFF : 0);
    }
    boolean address32 = (state & OpcodeMap.ADDRESS_SIZE) != 0;
    int immediate = at + addressing;
    int next = immediate + form.encoding().immediateBytes() + offsetBytes(form, address32);
    if (next > end) {
      return ranOut(offset, end);
    }
    int fields = rex | (address32 ? Addressing.ADDRESS_SIZE_32 : 0);
    Operand[] operands = new Operand[form.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      OperandSpec spec = form.operands().get(i);
      operands[i] =
          switch (spec.place()) {
            case MODRM_REG -> register(spec.kind(), modRm >> 3 & 7, rex, (rex & 4) << 1);
            case MODRM_RM ->
                modRm >= 0xC0 || entry.registersOnly
                    ? register(spec.kind(), modRm & 7, rex, (rex & 1) << 3)
                    : Addressing.memory(code, at - 1, fields, segment, spec.kind().memoryBits());
            case OPCODE -> register(spec.kind(), opcode & 7, rex, (rex & 1) << 3);
            case IMMEDIATE -> {
              int bytes = spec.kind().bits() / 8;
              immediate += bytes;
              yield new Operand.Imm(LittleEndian.signed(code, immediate - bytes, bytes), bytes * 8);
            }
            case RELATIVE -> {
              int bytes = spec.kind().bits() / 8;
              yield new Operand.Rel(LittleEndian.signed(code, immediate, bytes), bytes * 8);
            }
            case OFFSET ->
                new Operand.Offset(
                    spec.kind().bits(),
                    segment,
                    address32
                        ? LittleEndian.signed(code, immediate, 4) & 0xFFFF_FFFFL
                        : LittleEndian.signed(code, immediate, 8));
            case IMPLIED -> implied(spec.kind());
          };
    }
    return new DecodeResult.Decoded(
        new Instruction(form, List.of(operands), prefixes(form, state, segment), next - offset));
  }

  /** What the table can't say by rows: which registers exist, and where LOCK may stand. */
  private static boolean legal(
      InstructionForm form, OpcodeMap entry, int modRm, int rex, int state) {
    if ((state & LOCK) != 0 && (!form.lockable() || modRm >= 0xC0)) {
      return false;
    }
    if (!entry.modRm) {
      return true;
    }
    for (OperandSpec spec : form.operands()) {
      int reg = modRm >> 3 & 7;
      switch (spec.kind()) {
        case SREG -> {
          boolean loadsCs = reg == 1 && spec.equals(form.operands().getFirst());
          if (reg > 5 || loadsCs) {
            return false;
          }
        }
        case CR -> {
          int number = reg | (rex & 4) << 1;
          if (number != 0 && number != 2 && number != 3 && number != 4 && number != 8) {
            return false;
          }
        }
        case DR -> {
          if ((rex & 4) != 0) {
            return false;
          }
        }
        default -> {}
      }
    }
    return true;
  }

  private static Operand register(OperandKind kind, int low, int rex, int high) {
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
    return new Operand.Reg(
        Register.of(registerClass, registerClass == RegisterClass.SEGMENT ? low : low | high));
  }

  private static Operand implied(OperandKind kind) {
    Register register = kind.fixedRegister();
    return register == null ? new Operand.Imm(1, 8) : new Operand.Reg(register);
  }

  private static int offsetBytes(InstructionForm form, boolean address32) {
    for (OperandSpec spec : form.operands()) {
      switch (spec.kind()) {
        case MOFFS8, MOFFS16, MOFFS32, MOFFS64 -> {
          return address32 ? 4 : 8;
        }
        default -> {}
      }
    }
    return 0;
  }

  private static Prefixes prefixes(InstructionForm form, int state, Register segment) {
    boolean lock = (state & LOCK) != 0;
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

  private static DecodeResult ranOut(int offset, int end) {
    return end - offset == MAX_LENGTH ? TOO_LONG : TRUNCATED;
  }

  private static DecodeResult.Undefined[] undefined() {
    DecodeResult.Undefined[] results = new DecodeResult.Undefined[MAX_LENGTH + 1];
    for (int i = 1; i < results.length; i++) {
      results[i] = new DecodeResult.Undefined(i);
    }
    return results;
  }
}
