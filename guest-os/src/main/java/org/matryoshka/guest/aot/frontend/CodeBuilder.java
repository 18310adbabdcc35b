package org.matryoshka.guest.aot.frontend;

import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Fail;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Return;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.guest.aot.ir.Terminator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/** Appends nodes to the current block of a graph and ends blocks. */
final class CodeBuilder {
  private final Graph graph;
  private Block current;
  private SourcePosition position;

  CodeBuilder(Graph graph, SourcePosition position) {
    this.graph = graph;
    this.position = position;
    this.current = graph.newBlock();
    graph.setEntry(current);
  }

  Graph graph() {
    return graph;
  }

  /** Returns the block that is being filled, null between an end and the next start. */
  Block current() {
    return current;
  }

  SourcePosition position() {
    return position;
  }

  void setPosition(SourcePosition position) {
    this.position = position;
  }

  /** Goes on in a block. */
  void start(Block block) {
    current = block;
  }

  <T extends Instruction> T emit(T instruction) {
    current.append(instruction);
    return instruction;
  }

  private void end(Terminator terminator) {
    current.setTerminator(terminator);
    for (int i = 0; i < terminator.successorCount(); i++) {
      terminator.successor(i).addPredecessor(current);
    }
    current = null;
  }

  void jump(Block target) {
    end(new Jump(graph, position, target));
  }

  void branch(Condition condition, Value left, Value right, Block ifTrue, Block ifFalse) {
    end(new Branch(graph, position, condition, left, right, ifTrue, ifFalse));
  }

  void choose(Value key, int[] keys, Block[] targets) {
    end(new Switch(graph, position, key, keys, targets));
  }

  void leave(Value... result) {
    end(new Return(graph, position, result));
  }

  void fail() {
    end(new Fail(graph, position));
  }

  /** Puts a phi at the head of a block; its operands follow as its predecessors do. */
  Phi phi(Block block, ValueType type) {
    Phi phi = new Phi(graph, type, position);
    block.addPhi(phi);
    return phi;
  }

  Value binary(BinaryOperator operator, Value left, Value right) {
    boolean division = operator == BinaryOperator.DIV || operator == BinaryOperator.REM;
    if (left instanceof Constant a && right instanceof Constant b && !division) {
      return left.type() == ValueType.INT
          ? graph.intConstant(operator.apply(a.intValue(), b.intValue()))
          : graph.longConstant(operator.apply(a.value(), b.value()));
    }
    return emit(new Binary(graph, position, operator, left, right));
  }

  Value call(InvokeKind kind, MethodId method, Value... arguments) {
    boolean checksNull = kind != InvokeKind.STATIC && !isNonNull(arguments[0]);
    return emit(new Invoke(graph, position, kind, method, method.owner(), checksNull, arguments));
  }

  /**
   * Calls a method of the root class on an object that is not null.
   *
   * @param type the descriptor of the object's static type: its subtypes may be meant, no others
   */
  Value callOnObject(MethodId method, String type, Value... arguments) {
    String receiver = type.charAt(0) == 'L' ? type.substring(1, type.length() - 1) : type;
    return emit(
        new Invoke(graph, position, InvokeKind.VIRTUAL, method, receiver, false, arguments));
  }

  /** Returns whether a reference can't be null, as far as a glance tells. */
  boolean isNonNull(Value value) {
    return value instanceof New
        || value instanceof NewArray
        || value instanceof StringLiteral
        || (value instanceof Parameter parameter && parameter.index() == 0 && !graph.isStatic());
  }

  Value zero(ValueType type) {
    return switch (type) {
      case INT -> graph.intConstant(0);
      case LONG -> graph.longConstant(0);
      case REFERENCE -> graph.nullReference();
      case VOID -> throw new IllegalArgumentException("There is no void value");
    };
  }
}
