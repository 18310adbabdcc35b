package org.matryoshka.isa.table;

/** Which repeat prefixes a form takes. */
public enum RepeatKind {
  /** None: F2 and F3 are ignored or select another form. */
  NONE,
  /** REP: MOVS, STOS, LODS, INS, OUTS. */
  REP,
  /** REPE and REPNE: CMPS, SCAS. */
  REP_WHILE
}
