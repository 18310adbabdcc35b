package org.matryoshka.guest.aot.ir;

/**
 * A call. The first argument of all kinds but {@code STATIC} is the receiver. {@code STATIC} and
 * {@code DIRECT} calls name the very method that runs (its graph is in the program, or it is an
 * import); {@code VIRTUAL} and {@code INTERFACE} calls name the declaration that javac found.
 */
public final class Invoke extends Instruction {
  private final InvokeKind kind;
  private final MethodId method;
  private final String receiverClass;
  private boolean checksNull;

  /**
   * Makes a call.
   *
   * @param receiverClass the static type of the receiver, the method's owner for static calls
   * @param checksNull whether the receiver may be null, so that the call must trap
   */
  public Invoke(
      Graph graph,
      SourcePosition position,
      InvokeKind kind,
      MethodId method,
      String receiverClass,
      boolean checksNull,
      Value... arguments) {
    super(graph, method.resultType(), position, arguments);
    this.kind = kind;
    this.method = method;
    this.receiverClass = receiverClass;
    this.checksNull = checksNull;
  }

  /** Returns how the target is found. */
  public InvokeKind kind() {
    return kind;
  }

  /** Returns the method, see the class. */
  public MethodId method() {
    return method;
  }

  /** Returns the static type of the receiver. */
  public String receiverClass() {
    return receiverClass;
  }

  /** Returns whether the receiver may be null, so that the call must trap. */
  public boolean checksNull() {
    return checksNull;
  }

  /** Says whether the receiver may be null. */
  public void setChecksNull(boolean checksNull) {
    this.checksNull = checksNull;
  }
}
