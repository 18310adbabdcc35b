package org.matryoshka.isa.instruction;

import org.matryoshka.isa.Register;

/** An explicit operand of an instruction. */
public sealed interface Operand {

  /** A register. */
  record Reg(Register register) implements Operand {}

  /**
   * A memory operand. The effective address is base + index × scale + displacement; with base RIP
   * the displacement counts from the end of the instruction.
   *
   * @param bits width of the access; 0 where only the address counts
   * @param segment segment override (FS, GS; others have no effect in 64-bit mode), or null
   * @param base GPR64 or GPR32, RIP or EIP, or null
   * @param index GPR64 or GPR32 but not RSP/ESP, or null
   * @param scale 1, 2, 4 or 8
   * @param displacement sign-extended
   */
  record Mem(
      int bits, Register segment, Register base, Register index, int scale, long displacement)
      implements Operand {}

  /**
   * An absolute 64-bit address in the instruction (MOV with moffs).
   *
   * @param segment override or null
   */
  record Offset(int bits, Register segment, long address) implements Operand {}

  /**
   * An immediate value, sign-extended to 64 bits from its encoded width.
   *
   * @param bits the width of the encoded field
   */
  record Imm(long value, int bits) implements Operand {}

  /**
   * A code offset relative to the end of the instruction.
   *
   * @param bits 8 or 32
   */
  record Rel(long offset, int bits) implements Operand {}
}
