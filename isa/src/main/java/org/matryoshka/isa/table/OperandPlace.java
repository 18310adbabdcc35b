package org.matryoshka.isa.table;

/** Where an operand stands in the bytes of an instruction (SDM vol. 2A, 2.1 and 2.2). */
public enum OperandPlace {
  /** ModRM.reg, with REX.R or VEX.R on top. */
  MODRM_REG,
  /** ModRM.rm with REX.B, and for memory SIB and displacement. */
  MODRM_RM,
  /** VEX.vvvv. */
  VEX_VVVV,
  /** The low three bits of the opcode, with REX.B on top. */
  OPCODE,
  /** The immediate bytes. */
  IMMEDIATE,
  /** The immediate bytes, as a distance from the end of the instruction. */
  RELATIVE,
  /** An absolute address after the opcode (moffs). */
  OFFSET,
  /** Nowhere: the form has only this one. */
  IMPLIED
}
