package org.matryoshka.guest.aot.ir;

/** A value that depends on the predecessor from which its block was reached. */
public final class Phi extends Node {
  /** Makes a phi without operands for a block; {@link Block#addPhi} puts it there. */
  public Phi(Graph graph, ValueType type, SourcePosition position) {
    super(graph, type, position);
  }

  /** Appends the operand for the block's next predecessor. */
  public void addInput(Value value) {
    addOperand(value);
  }

  /** Removes the operand of a predecessor that is going away. */
  public void removeInput(int index) {
    removeOperand(index);
  }
}
