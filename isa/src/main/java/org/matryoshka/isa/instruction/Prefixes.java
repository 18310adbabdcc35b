package org.matryoshka.isa.instruction;

import org.matryoshka.isa.Register;

/**
 * Prefixes that stand before an instruction and are not implied by its form and operands. Prefixes
 * that mean nothing for the form are dropped by the decoder.
 *
 * @param lock F0
 * @param rep F3 as REP or REPE (not where it is part of the opcode); for MOVS, STOS, LODS, INS and
 *     OUTS also F2, which does the same there
 * @param repne F2 as REPNE (not where it is part of the opcode)
 * @param segment FS or GS, where it applies to an implied source operand (string instructions,
 *     XLATB), else null: an explicit memory operand carries its own
 * @param addressSize32 67, where it changes implied registers (RSI, RDI, RCX, RBX of string
 *     instructions, LOOP and XLATB become ESI, EDI, ECX, EBX) or the width of an absolute address
 *     (moffs); a memory operand shows it by its 32-bit registers
 */
public record Prefixes(
    boolean lock, boolean rep, boolean repne, Register segment, boolean addressSize32) {
  /** None of them. */
  public static final Prefixes NONE = new Prefixes(false, false, false);

  /** LOCK only. */
  public static final Prefixes LOCK = new Prefixes(true, false, false);

  /** REP or REPE only. */
  public static final Prefixes REP = new Prefixes(false, true, false);

  /** REPNE only. */
  public static final Prefixes REPNE = new Prefixes(false, false, true);

  /** Without segment and address size. */
  public Prefixes(boolean lock, boolean rep, boolean repne) {
    this(lock, rep, repne, null, false);
  }
}
