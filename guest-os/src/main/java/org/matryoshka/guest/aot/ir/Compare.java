package org.matryoshka.guest.aot.ir;

/** 1 if a condition holds of two values, else 0. */
public final class Compare extends Instruction {
  private final Condition condition;

  /** Makes the node; a block takes it in. */
  public Compare(
      Graph graph, SourcePosition position, Condition condition, Value left, Value right) {
    super(graph, ValueType.INT, position, left, right);
    this.condition = condition;
  }

  /** Returns the condition. */
  public Condition condition() {
    return condition;
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
