package org.matryoshka.isa;

/**
 * The sixteen conditions of Jcc, SETcc and CMOVcc in the order of their encoding (SDM vol. 1,
 * appendix B). The constant's ordinal is the low nibble of the opcode.
 */
public enum ConditionCode {
  /** Overflow: OF = 1. */
  O,
  /** Not overflow: OF = 0. */
  NO,
  /** Below, carry: CF = 1. */
  B,
  /** Above or equal, not carry: CF = 0. */
  AE,
  /** Equal, zero: ZF = 1. */
  E,
  /** Not equal: ZF = 0. */
  NE,
  /** Below or equal: CF = 1 or ZF = 1. */
  BE,
  /** Above: CF = 0 and ZF = 0. */
  A,
  /** Sign: SF = 1. */
  S,
  /** Not sign: SF = 0. */
  NS,
  /** Parity even: PF = 1. */
  P,
  /** Parity odd: PF = 0. */
  NP,
  /** Less: SF ≠ OF. */
  L,
  /** Greater or equal: SF = OF. */
  GE,
  /** Less or equal: ZF = 1 or SF ≠ OF. */
  LE,
  /** Greater: ZF = 0 and SF = OF. */
  G
}
