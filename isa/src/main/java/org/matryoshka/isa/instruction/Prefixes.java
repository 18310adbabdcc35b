package org.matryoshka.isa.instruction;

/**
 * Prefixes that stand before an instruction and are not implied by its form and operands.
 *
 * @param lock F0
 * @param rep F3 as REP or REPE (not where it is part of the opcode)
 * @param repne F2 as REPNE (not where it is part of the opcode)
 */
public record Prefixes(boolean lock, boolean rep, boolean repne) {
  /** None of them. */
  public static final Prefixes NONE = new Prefixes(false, false, false);
}
