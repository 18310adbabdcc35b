package org.matryoshka.isa.table;

import java.util.HashMap;
import java.util.Map;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;

/** The operand columns of the manual's instruction lines (SDM vol. 2A, 3.1.1.3). */
public enum OperandKind {
  R8("r8", 8),
  R16("r16", 16),
  R32("r32", 32),
  R64("r64", 64),
  RM8("r/m8", 8),
  RM16("r/m16", 16),
  RM32("r/m32", 32),
  RM64("r/m64", 64),
  /** Register of 16, 32 or 64 bits or memory of 16 (SMSW, STR, LAR …). */
  R16_M16("r16/m16", 16),
  R32_M16("r32/m16", 32),
  R64_M16("r64/m16", 64),
  /** Memory of any size: only its address counts. */
  M("m", 0),
  M8("m8", 8),
  M16("m16", 16),
  M32("m32", 32),
  M64("m64", 64),
  M128("m128", 128),
  /** Numbers in memory of the x87 unit: floating point, integer, packed decimal. */
  M32FP("m32fp", 32),
  M64FP("m64fp", 64),
  M80FP("m80fp", 80),
  M16INT("m16int", 16),
  M32INT("m32int", 32),
  M64INT("m64int", 64),
  M80BCD("m80bcd", 80),
  /** Control and status words of the x87 unit. */
  M2BYTE("m2byte", 16),
  /** The areas of FLDENV and FRSTOR, with operands of 16 and 32 bits. */
  M14BYTE("m14byte", 0),
  M94BYTE("m94byte", 0),
  M28BYTE("m28byte", 0),
  M108BYTE("m108byte", 0),
  /** The top of the x87 stack. */
  ST0("ST(0)", 80),
  /** A register of the x87 stack. */
  STI("ST(i)", 80),
  /** The area of FXSAVE. */
  M512BYTE("m512byte", 0),
  XMM("xmm", 128),
  /** A vector register, or memory of less than its width: the low part of the register. */
  XMM_M32("xmm/m32", 32),
  XMM_M64("xmm/m64", 64),
  XMM_M128("xmm/m128", 128),
  /** Pseudo-descriptor of LGDT and its family: 16-bit limit, 64-bit base. */
  M16_64("m16&64", 80),
  /** Far pointers in memory: offset, then selector. */
  M16_16("m16:16", 32),
  M16_32("m16:32", 48),
  M16_64_FAR("m16:64", 80),
  IMM8("imm8", 8),
  IMM16("imm16", 16),
  IMM32("imm32", 32),
  IMM64("imm64", 64),
  REL8("rel8", 8),
  REL32("rel32", 32),
  MOFFS8("moffs8", 8),
  MOFFS16("moffs16", 16),
  MOFFS32("moffs32", 32),
  MOFFS64("moffs64", 64),
  SREG("Sreg", 16),
  CR("CR0-CR15", 64),
  DR("DR0-DR7", 64),
  /** The constant 1 of the shifts by one; not encoded. */
  ONE("1", 8),
  AL("AL", 8),
  AX("AX", 16),
  EAX("EAX", 32),
  RAX("RAX", 64),
  CL("CL", 8),
  DX("DX", 16),
  FS("FS", 16),
  GS("GS", 16);

  private static final Map<String, OperandKind> BY_TEXT = new HashMap<>();

  static {
    for (OperandKind kind : values()) {
      BY_TEXT.put(kind.text, kind);
    }
  }

  private final String text;
  private final int bits;

  OperandKind(String text, int bits) {
    this.text = text;
    this.bits = bits;
  }

  /** The kind that the manual writes so. */
  static OperandKind parse(String text) {
    OperandKind kind = BY_TEXT.get(text);
    if (kind == null) {
      throw new IllegalArgumentException("no operand kind \"" + text + '"');
    }
    return kind;
  }

  /** As the manual writes it. */
  public String text() {
    return text;
  }

  /** Width in bits of what is read or written; 0 where only an address counts. */
  public int bits() {
    return bits;
  }

  /**
   * The class of the general-purpose, vector or x87 register that can stand here, or null where
   * none can: R8 … R64, RM8 … RM64, the kinds for a register or a word of memory, and those of
   * vectors.
   */
  public RegisterClass registerClass() {
    return switch (this) {
      case R8, RM8 -> RegisterClass.GPR8;
      case R16, RM16, R16_M16 -> RegisterClass.GPR16;
      case R32, RM32, R32_M16 -> RegisterClass.GPR32;
      case R64, RM64, R64_M16 -> RegisterClass.GPR64;
      case XMM, XMM_M32, XMM_M64, XMM_M128 -> RegisterClass.XMM;
      case STI -> RegisterClass.X87;
      default -> null;
    };
  }

  /** Whether a memory operand can stand here. */
  public boolean isMemory() {
    return switch (this) {
      case RM8, RM16, RM32, RM64, R16_M16, R32_M16, R64_M16 -> true;
      case M, M8, M16, M32, M64, M128, M512BYTE, M16_64, M16_16, M16_32, M16_64_FAR -> true;
      case XMM_M32, XMM_M64, XMM_M128 -> true;
      case M32FP, M64FP, M80FP, M16INT, M32INT, M64INT, M80BCD -> true;
      case M2BYTE, M14BYTE, M28BYTE, M94BYTE, M108BYTE -> true;
      default -> false;
    };
  }

  /** Width in bits of a memory operand here; 0 where only its address counts. */
  public int memoryBits() {
    return switch (this) {
      case R16_M16, R32_M16, R64_M16 -> 16;
      default -> bits;
    };
  }

  /** Whether it is a far pointer in memory: offset and selector. */
  public boolean isFarPointer() {
    return this == M16_16 || this == M16_32 || this == M16_64_FAR;
  }

  /** The register that alone can stand here (AL, DX, FS …), or null. */
  public Register fixedRegister() {
    return switch (this) {
      case AL -> Register.AL;
      case AX -> Register.AX;
      case EAX -> Register.EAX;
      case RAX -> Register.RAX;
      case CL -> Register.CL;
      case DX -> Register.DX;
      case FS -> Register.FS;
      case GS -> Register.GS;
      case ST0 -> Register.ST0;
      default -> null;
    };
  }
}
