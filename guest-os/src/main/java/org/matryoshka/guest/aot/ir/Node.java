package org.matryoshka.guest.aot.ir;

import java.util.Arrays;

/** A value that stands in a block and may have operands. */
public abstract sealed class Node extends Value permits Phi, Instruction, Terminator {
  private final SourcePosition position;
  private Value[] operands;
  private Block block;

  Node(Graph graph, ValueType type, SourcePosition position, Value... operands) {
    super(graph.nextId(), type);
    this.position = position;
    this.operands = operands;
  }

  /** Returns the block in which the node stands, null while it stands nowhere. */
  public final Block block() {
    return block;
  }

  final void setBlock(Block block) {
    this.block = block;
  }

  /** Returns where it comes from. */
  public final SourcePosition position() {
    return position;
  }

  /** Returns the number of operands. */
  public final int operandCount() {
    return operands.length;
  }

  /** Returns an operand, counted from 0. */
  public final Value operand(int index) {
    return operands[index];
  }

  /** Changes an operand, counted from 0. */
  public final void setOperand(int index, Value value) {
    operands[index] = value;
  }

  final void addOperand(Value value) {
    operands = Arrays.copyOf(operands, operands.length + 1);
    operands[operands.length - 1] = value;
  }

  final void removeOperand(int index) {
    Value[] fewer = Arrays.copyOf(operands, operands.length - 1);
    System.arraycopy(operands, index + 1, fewer, index, fewer.length - index);
    operands = fewer;
  }
}
