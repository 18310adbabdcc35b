package org.matryoshka.guest.aot.ir;

/** Traps if a reference is null. */
public final class NullCheck extends Instruction {
  /** Makes the node; a block takes it in. */
  public NullCheck(Graph graph, SourcePosition position, Value object) {
    super(graph, ValueType.VOID, position, object);
  }

  /** Returns the reference. */
  public Value object() {
    return operand(0);
  }
}
