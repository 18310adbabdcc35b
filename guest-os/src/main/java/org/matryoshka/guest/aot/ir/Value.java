package org.matryoshka.guest.aot.ir;

/** Something an instruction can use: a leaf or a node of a graph. */
public abstract sealed class Value permits Leaf, Node {
  private final int id;
  private final ValueType type;

  Value(int id, ValueType type) {
    this.id = id;
    this.type = type;
  }

  /** Returns the number of the value in its graph; ids are dense enough to index arrays. */
  public final int id() {
    return id;
  }

  /** Returns what a register holds of it; {@code VOID} if the value can't be used. */
  public final ValueType type() {
    return type;
  }

  @Override
  public String toString() {
    return "v" + id;
  }
}
