package org.matryoshka.guest.aot.ir;

/** Allocates an object of a class, all fields zero. */
public final class New extends Instruction {
  private final String className;

  /** Makes the node; a block takes it in. */
  public New(Graph graph, SourcePosition position, String className) {
    super(graph, ValueType.REFERENCE, position);
    this.className = className;
  }

  /** Returns the class. */
  public String className() {
    return className;
  }

  @Override
  public boolean isRemovable() {
    return true;
  }
}
