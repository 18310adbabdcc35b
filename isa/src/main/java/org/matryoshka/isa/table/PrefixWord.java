package org.matryoshka.isa.table;

/** What a word before an instruction asks for; {@link Aliases#prefix} knows the words. */
public enum PrefixWord {
  LOCK,
  /** REP, REPE and REPZ are one prefix. */
  REP,
  REPNE,
  /** Segment override FS. */
  FS,
  /** Segment override GS. */
  GS,
  /** An override that 64-bit mode ignores: CS, DS, ES, SS. */
  IGNORED_SEGMENT,
  /** 16-bit operand size. */
  O16,
  /** 32-bit operand size. */
  O32,
  /** 64-bit operand size. */
  O64,
  /** 32-bit address size. */
  A32,
  /** 64-bit address size: the default. */
  A64
}
