package org.matryoshka.isa.table;

/** What an instruction does with an operand. */
public enum OperandAccess {
  READ,
  WRITE,
  READ_WRITE,
  /** Only the address is used (LEA, INVLPG) or the operand is ignored (multi-byte NOP). */
  NONE
}
