package org.matryoshka.guest.aot.ir;

/** The last node of a block: where control goes. */
public abstract sealed class Terminator extends Node permits Jump, Branch, Switch, Return, Fail {
  private final Block[] successors;

  Terminator(Graph graph, SourcePosition position, Block[] successors, Value... operands) {
    super(graph, ValueType.VOID, position, operands);
    this.successors = successors;
  }

  /** Returns the number of edges that leave the block. */
  public final int successorCount() {
    return successors.length;
  }

  /** Returns the block that an edge leads to. Two edges may lead to one block. */
  public final Block successor(int index) {
    return successors[index];
  }

  /** Lets an edge lead elsewhere; the caller keeps predecessors and phis in step. */
  public final void setSuccessor(int index, Block block) {
    successors[index] = block;
  }
}
