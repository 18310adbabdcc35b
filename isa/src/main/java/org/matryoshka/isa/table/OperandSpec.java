package org.matryoshka.isa.table;

/**
 * One operand column of a form.
 *
 * @param kind what may stand there
 * @param access what is done with it
 * @param place where it is encoded
 */
public record OperandSpec(OperandKind kind, OperandAccess access, OperandPlace place) {}
