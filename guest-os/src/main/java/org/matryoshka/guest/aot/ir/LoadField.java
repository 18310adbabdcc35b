package org.matryoshka.guest.aot.ir;

/** Reads a field of an object. */
public final class LoadField extends Instruction {
  private final FieldId field;
  private boolean checksNull;

  /** Makes the node; a block takes it in. */
  public LoadField(
      Graph graph, SourcePosition position, FieldId field, boolean checksNull, Value object) {
    super(graph, field.kind().valueType(), position, object);
    this.field = field;
    this.checksNull = checksNull;
  }

  /** Returns the field. */
  public FieldId field() {
    return field;
  }

  /** Returns whether the object may be null, so that this access is also the check. */
  public boolean checksNull() {
    return checksNull;
  }

  /** Returns the object. */
  public Value object() {
    return operand(0);
  }

  /** Says whether the object may be null. */
  public void setChecksNull(boolean checksNull) {
    this.checksNull = checksNull;
  }

  @Override
  public boolean isRemovable() {
    return !checksNull;
  }
}
