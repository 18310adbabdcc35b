package org.matryoshka.guest.aot.ir;

/** The operand, which is null or of a type; traps otherwise. */
public final class CheckCast extends Instruction {
  private final String typeName;

  /** Makes the node; a block takes it in. */
  public CheckCast(Graph graph, SourcePosition position, String typeName, Value object) {
    super(graph, ValueType.REFERENCE, position, object);
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
}
