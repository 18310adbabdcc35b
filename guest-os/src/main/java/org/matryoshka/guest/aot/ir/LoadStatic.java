package org.matryoshka.guest.aot.ir;

/** Reads a static field. */
public final class LoadStatic extends Instruction {
  private final FieldId field;

  /** Makes the node; a block takes it in. */
  public LoadStatic(Graph graph, SourcePosition position, FieldId field) {
    super(graph, field.kind().valueType(), position);
    this.field = field;
  }

  /** Returns the field. */
  public FieldId field() {
    return field;
  }

  @Override
  public boolean isRemovable() {
    return true;
  }
}
