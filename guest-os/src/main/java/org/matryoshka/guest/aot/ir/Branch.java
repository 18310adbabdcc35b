package org.matryoshka.guest.aot.ir;

/** Compares two values and goes to one of two blocks. */
public final class Branch extends Terminator {
  private final Condition condition;

  /** Makes a branch on a condition of two values of one type. */
  public Branch(
      Graph graph,
      SourcePosition position,
      Condition condition,
      Value left,
      Value right,
      Block ifTrue,
      Block ifFalse) {
    super(graph, position, new Block[] {ifTrue, ifFalse}, left, right);
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

  /** Returns where control goes if the condition holds. */
  public Block ifTrue() {
    return successor(0);
  }

  /** Returns where control goes if it does not. */
  public Block ifFalse() {
    return successor(1);
  }
}
