package org.matryoshka.guest.aot.ir;

/** Traps if an index is negative or not less than a length. */
public final class BoundsCheck extends Instruction {
  /** Makes the node; a block takes it in. */
  public BoundsCheck(Graph graph, SourcePosition position, Value index, Value length) {
    super(graph, ValueType.VOID, position, index, length);
  }

  /** Returns the index, an int. */
  public Value index() {
    return operand(0);
  }

  /** Returns the length, an int, 0 or more. */
  public Value length() {
    return operand(1);
  }
}
