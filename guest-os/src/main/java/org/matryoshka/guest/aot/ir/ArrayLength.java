package org.matryoshka.guest.aot.ir;

/** The length of an array, 0 or more. */
public final class ArrayLength extends Instruction {
  private boolean checksNull;

  /** Makes the node; a block takes it in. */
  public ArrayLength(Graph graph, SourcePosition position, boolean checksNull, Value array) {
    super(graph, ValueType.INT, position, array);
    this.checksNull = checksNull;
  }

  /** Returns whether the object may be null, so that this access is also the check. */
  public boolean checksNull() {
    return checksNull;
  }

  /** Returns the array. */
  public Value array() {
    return operand(0);
  }

  /** Says whether the object may be null. */
  public void setChecksNull(boolean checksNull) {
    this.checksNull = checksNull;
  }

  @Override
  public boolean isPure() {
    return !checksNull;
  }
}
