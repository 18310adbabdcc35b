package org.matryoshka.guest.aot.ir;

/** Goes on in another block. */
public final class Jump extends Terminator {
  /** Makes a jump. */
  public Jump(Graph graph, SourcePosition position, Block target) {
    super(graph, position, new Block[] {target});
  }

  /** Returns where control goes. */
  public Block target() {
    return successor(0);
  }
}
