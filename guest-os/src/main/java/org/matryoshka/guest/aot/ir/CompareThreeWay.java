package org.matryoshka.guest.aot.ir;

/** -1, 0 or 1 as the left long is less than, equal to or greater than the right one. */
public final class CompareThreeWay extends Instruction {
  /** Makes the node; a block takes it in. */
  public CompareThreeWay(Graph graph, SourcePosition position, Value left, Value right) {
    super(graph, ValueType.INT, position, left, right);
  }

  /** Returns the left operand. */
  public Value left() {
    return operand(0);
  }

  /** Returns the right operand. */
  public Value right() {
    return operand(1);
  }

  @Override
  public boolean isPure() {
    return true;
  }
}
