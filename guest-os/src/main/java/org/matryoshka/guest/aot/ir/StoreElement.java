package org.matryoshka.guest.aot.ir;

/**
 * Writes an array's element; a narrow element takes the low bits. The array is not null and the
 * index is in bounds: checks stand before it.
 */
public final class StoreElement extends Instruction {
  private final ElementKind kind;

  /** Makes the node; a block takes it in. */
  public StoreElement(
      Graph graph,
      SourcePosition position,
      ElementKind kind,
      Value array,
      Value index,
      Value value) {
    super(graph, ValueType.VOID, position, array, index, value);
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

  /** Returns what is written. */
  public Value value() {
    return operand(2);
  }
}
