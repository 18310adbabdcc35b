package org.matryoshka.guest.aot.ir;

/** Traps if a divisor, an int or a long, is 0. */
public final class DivisionCheck extends Instruction {
  /** Makes the node; a block takes it in. */
  public DivisionCheck(Graph graph, SourcePosition position, Value divisor) {
    super(graph, ValueType.VOID, position, divisor);
  }

  /** Returns the divisor. */
  public Value divisor() {
    return operand(0);
  }
}
