package org.matryoshka.isa;

/** The kinds of register that an operand can name. */
public enum RegisterClass {
  /** 8-bit general-purpose register: AL … R15B, and AH, CH, DH, BH. */
  GPR8,
  /** 16-bit general-purpose register. */
  GPR16,
  /** 32-bit general-purpose register. */
  GPR32,
  /** 64-bit general-purpose register. */
  GPR64,
  /** Segment register. */
  SEGMENT,
  /** Control register. */
  CONTROL,
  /** Debug register. */
  DEBUG,
  /** Vector register of 128 bits: XMM0 … XMM15. */
  XMM,
  /** Register of the x87 stack: ST(0) … ST(7), by the distance from its top. */
  X87,
  /** RIP or EIP, only as the base of a memory operand. */
  INSTRUCTION_POINTER
}
