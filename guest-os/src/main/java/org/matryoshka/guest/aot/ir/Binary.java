package org.matryoshka.guest.aot.ir;

/**
 * An operation on two numbers. The result has the type of the left operand. Before a {@code DIV} or
 * {@code REM} whose divisor may be 0 stands a {@link DivisionCheck}.
 */
public final class Binary extends Instruction {
  private final BinaryOperator operator;

  /** Makes an operation on two values. */
  public Binary(
      Graph graph, SourcePosition position, BinaryOperator operator, Value left, Value right) {
    super(graph, left.type(), position, left, right);
    this.operator = operator;
  }

  /** Returns the operation. */
  public BinaryOperator operator() {
    return operator;
  }

  /** Returns the left operand. */
  public Value left() {
    return operand(0);
  }

  /** Returns the right operand. */
  public Value right() {
    return operand(1);
  }

  /** Pure but for divisions by what is not a constant: those stay behind their check. */
  @Override
  public boolean isPure() {
    return (operator != BinaryOperator.DIV && operator != BinaryOperator.REM)
        || (right() instanceof Constant constant && constant.value() != 0);
  }

  @Override
  public boolean isRemovable() {
    return true;
  }
}
