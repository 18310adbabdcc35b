package org.matryoshka.guest.aot.ir;

/** Allocates an array, all elements zero; traps if the length is negative. */
public final class NewArray extends Instruction {
  private final ElementKind kind;
  private final String typeName;

  /** Makes the node; a block takes it in. */
  public NewArray(
      Graph graph, SourcePosition position, ElementKind kind, String typeName, Value length) {
    super(graph, ValueType.REFERENCE, position, length);
    this.kind = kind;
    this.typeName = typeName;
  }

  /** Returns how an element lies in memory. */
  public ElementKind kind() {
    return kind;
  }

  /** Returns the array type, such as {@code [I}. */
  public String typeName() {
    return typeName;
  }

  /** Returns the length, an int. */
  public Value length() {
    return operand(0);
  }

  @Override
  public boolean isRemovable() {
    return length() instanceof Constant constant && constant.value() >= 0;
  }
}
