package org.matryoshka.guest.aot.ir;

/** Writes a field of an object; a narrow field takes the low bits. */
public final class StoreField extends Instruction {
  private final FieldId field;
  private boolean checksNull;

  /** Makes the node; a block takes it in. */
  public StoreField(
      Graph graph,
      SourcePosition position,
      FieldId field,
      boolean checksNull,
      Value object,
      Value value) {
    super(graph, ValueType.VOID, position, object, value);
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

  /** Returns what is written. */
  public Value value() {
    return operand(1);
  }

  /** Says whether the object may be null. */
  public void setChecksNull(boolean checksNull) {
    this.checksNull = checksNull;
  }
}
