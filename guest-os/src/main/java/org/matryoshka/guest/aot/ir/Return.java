package org.matryoshka.guest.aot.ir;

/** Leaves the method. */
public final class Return extends Terminator {
  /** Makes a return with a value, or without one. */
  public Return(Graph graph, SourcePosition position, Value... value) {
    super(graph, position, new Block[0], value);
  }

  /** Returns whether the method has a result. */
  public boolean hasValue() {
    return operandCount() == 1;
  }

  /** Returns the result. */
  public Value value() {
    return operand(0);
  }
}
