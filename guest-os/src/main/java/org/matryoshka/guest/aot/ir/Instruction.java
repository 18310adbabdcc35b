package org.matryoshka.guest.aot.ir;

/** A node that computes a value or has an effect, and after which the next node runs. */
public abstract sealed class Instruction extends Node
    permits Binary,
        Unary,
        Compare,
        CompareThreeWay,
        LoadField,
        StoreField,
        LoadStatic,
        StoreStatic,
        ArrayLength,
        LoadElement,
        StoreElement,
        NullCheck,
        BoundsCheck,
        DivisionCheck,
        New,
        NewArray,
        Invoke,
        IntrinsicCall,
        InstanceOf,
        CheckCast {
  Instruction(Graph graph, ValueType type, SourcePosition position, Value... operands) {
    super(graph, type, position, operands);
  }

  /**
   * Returns whether the result depends on nothing but the operands and the instruction neither
   * traps nor changes anything: it may run at any time, any number of times.
   */
  public boolean isPure() {
    return false;
  }

  /** Returns whether the instruction may be left out if nobody uses its result. */
  public boolean isRemovable() {
    return isPure();
  }
}
