package org.matryoshka.guest.aot.ir;

/** 1 if a reference is not null and of a type, else 0. */
public final class InstanceOf extends Instruction {
  private final String typeName;

  /** Makes the node; a block takes it in. */
  public InstanceOf(Graph graph, SourcePosition position, String typeName, Value object) {
    super(graph, ValueType.INT, position, object);
    this.typeName = typeName;
  }

  /** Returns the class, interface or array type. */
  public String typeName() {
    return typeName;
  }

  /** Returns the reference. */
  public Value object() {
    return operand(0);
  }

  @Override
  public boolean isPure() {
    return true;
  }
}
