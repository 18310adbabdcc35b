package org.matryoshka.guest.aot.ir;

/** An operation on one number. */
public final class Unary extends Instruction {
  private final UnaryOperator operator;

  /** Makes the node; a block takes it in. */
  public Unary(Graph graph, SourcePosition position, UnaryOperator operator, Value value) {
    super(graph, operator.resultType(value.type()), position, value);
    this.operator = operator;
  }

  /** Returns the operation. */
  public UnaryOperator operator() {
    return operator;
  }

  /** Returns the operand. */
  public Value value() {
    return operand(0);
  }

  @Override
  public boolean isPure() {
    return true;
  }
}
