package org.matryoshka.guest.aot.ir;

/** Writes a static field; a narrow field takes the low bits. */
public final class StoreStatic extends Instruction {
  private final FieldId field;

  /** Makes the node; a block takes it in. */
  public StoreStatic(Graph graph, SourcePosition position, FieldId field, Value value) {
    super(graph, ValueType.VOID, position, value);
    this.field = field;
  }

  /** Returns the field. */
  public FieldId field() {
    return field;
  }

  /** Returns what is written. */
  public Value value() {
    return operand(0);
  }
}
