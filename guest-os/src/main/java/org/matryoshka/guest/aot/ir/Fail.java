package org.matryoshka.guest.aot.ir;

/** Is never reached: the call before it does not return. */
public final class Fail extends Terminator {
  /** Makes the end of a block that control never reaches. */
  public Fail(Graph graph, SourcePosition position) {
    super(graph, position, new Block[0]);
  }
}
