package org.matryoshka.guest.aot.ir;

/**
 * A method of {@code magic} or the runtime that the backend expands into instructions instead of
 * calling it.
 */
public final class IntrinsicCall extends Instruction {
  private final MethodId method;
  private final boolean pure;

  /**
   * Makes the call.
   *
   * @param pure whether the result depends on the arguments only and nothing is changed
   */
  public IntrinsicCall(
      Graph graph, SourcePosition position, MethodId method, boolean pure, Value... arguments) {
    super(graph, method.resultType(), position, arguments);
    this.method = method;
    this.pure = pure;
  }

  /** Returns the method that is expanded. */
  public MethodId method() {
    return method;
  }

  @Override
  public boolean isPure() {
    return pure;
  }
}
