package org.matryoshka.guest.aot.ir;

/**
 * Reads an array's element. The array is not null and the index is in bounds: checks stand before
 * it.
 */
public final class LoadElement extends Instruction {
  private final ElementKind kind;

  /** Makes the node; a block takes it in. */
  public LoadElement(
      Graph graph, SourcePosition position, ElementKind kind, Value array, Value index) {
    super(graph, kind.valueType(), position, array, index);
    this.kind = kind;
  }

  /** Returns how the element lies in memory. */
  public ElementKind kind() {
    return kind;
  }

  /** Returns the array. */
  public Value array() {
    return operand(0);
  }

  /** Returns the index, an int. */
  public Value index() {
    return operand(1);
  }

  @Override
  public boolean isRemovable() {
    return true;
  }
}
