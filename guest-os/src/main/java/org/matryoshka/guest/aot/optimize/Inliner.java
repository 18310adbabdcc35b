package org.matryoshka.guest.aot.optimize;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Fail;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.Leaf;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Return;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.guest.aot.ir.Terminator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/** Puts the code of one method in the place of a call of it. */
final class Inliner {
  private final Graph graph;
  private final Invoke call;
  private final Graph callee;
  private final Value[] values;
  private final Block[] blocks;
  private final Block before;
  private final Block after;
  private final List<Value> results = new ArrayList<>();

  private Inliner(Graph graph, Invoke call, Graph callee) {
    this.graph = graph;
    this.call = call;
    this.callee = callee;
    this.values = new Value[callee.valueCount()];
    this.blocks = new Block[callee.blockCount()];
    this.before = call.block();
    this.after = graph.newBlock();
  }

  /**
   * Inlines a call. The caller restores the order of the blocks, and rewrites the uses of the
   * result.
   *
   * @return what stands in for the result; null if there is none or the method never returns
   */
  static Value inline(Graph graph, Invoke call, Graph callee) {
    return new Inliner(graph, call, callee).run();
  }

  private Value run() {
    split();
    for (Parameter parameter : callee.parameters()) {
      values[parameter.id()] = call.operand(parameter.index());
    }
    for (Block block : callee.blocks()) {
      blocks[block.id()] = graph.newBlock();
    }
    for (Block block : callee.blocks()) {
      copyNodes(block);
    }
    for (Block block : callee.blocks()) {
      copyEdges(block);
    }
    enter();
    return result();
  }

  /** Moves what follows the call into a block of its own. */
  private void split() {
    List<Instruction> all = new ArrayList<>(before.instructions());
    int at = all.indexOf(call);
    after.setInstructions(all.subList(at + 1, all.size()));
    List<Instruction> head = new ArrayList<>(all.subList(0, at));
    if (call.kind() != InvokeKind.STATIC && call.checksNull()) {
      head.add(new NullCheck(graph, call.position(), call.operand(0)));
    }
    before.setInstructions(head);
    Terminator end = before.terminator();
    after.setTerminator(end);
    for (int i = 0; i < end.successorCount(); i++) {
      Block successor = end.successor(i);
      for (int p = 0; p < successor.predecessors().size(); p++) {
        if (successor.predecessors().get(p) == before) {
          successor.replacePredecessor(p, after);
        }
      }
    }
  }

  private void enter() {
    Block entry = blocks[callee.entry().id()];
    before.setTerminator(new Jump(graph, call.position(), entry));
    entry.addPredecessor(before);
  }

  private SourcePosition at(SourcePosition position) {
    return inlined(position, call.position());
  }

  private static SourcePosition inlined(SourcePosition position, SourcePosition into) {
    SourcePosition outer =
        position.inlinedInto() == null ? into : inlined(position.inlinedInto(), into);
    return new SourcePosition(position.method(), position.file(), position.line(), outer);
  }

  private Value copied(Value value) {
    Value known = values[value.id()];
    if (known == null) {
      known = GraphCopier.copy((Leaf) value, graph);
      values[value.id()] = known;
    }
    return known;
  }

  private Value[] operands(Node node) {
    Value[] operands = new Value[node.operandCount()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = copied(node.operand(i));
    }
    return operands;
  }

  private void copyNodes(Block from) {
    Block to = blocks[from.id()];
    for (Phi phi : from.phis()) {
      Phi copy = new Phi(graph, phi.type(), at(phi.position()));
      to.addPhi(copy);
      values[phi.id()] = copy;
    }
    for (Instruction instruction : from.instructions()) {
      Instruction copy =
          GraphCopier.copy(instruction, graph, at(instruction.position()), operands(instruction));
      to.append(copy);
      values[instruction.id()] = copy;
    }
  }

  private void copyEdges(Block from) {
    Block to = blocks[from.id()];
    for (Block predecessor : from.predecessors()) {
      to.addPredecessor(blocks[predecessor.id()]);
    }
    for (Phi phi : from.phis()) {
      Phi copy = (Phi) values[phi.id()];
      for (int i = 0; i < phi.operandCount(); i++) {
        copy.addInput(copied(phi.operand(i)));
      }
    }
    to.setTerminator(copy(from.terminator(), to));
  }

  private Terminator copy(Terminator end, Block block) {
    SourcePosition at = at(end.position());
    return switch (end) {
      case Jump jump -> new Jump(graph, at, blocks[jump.target().id()]);
      case Branch branch ->
          new Branch(
              graph,
              at,
              branch.condition(),
              copied(branch.left()),
              copied(branch.right()),
              blocks[branch.ifTrue().id()],
              blocks[branch.ifFalse().id()]);
      case Switch choice -> {
        int[] keys = new int[choice.keyCount()];
        Block[] targets = new Block[keys.length + 1];
        for (int i = 0; i < targets.length; i++) {
          targets[i] = blocks[choice.successor(i).id()];
        }
        for (int i = 0; i < keys.length; i++) {
          keys[i] = choice.keyAt(i);
        }
        yield new Switch(graph, at, copied(choice.key()), keys, targets);
      }
      case Return leave -> {
        after.addPredecessor(block);
        results.add(leave.hasValue() ? copied(leave.value()) : null);
        yield new Jump(graph, at, after);
      }
      case Fail _ -> new Fail(graph, at);
    };
  }

  private Value result() {
    if (call.type() == ValueType.VOID) {
      return null;
    }
    if (results.isEmpty()) {
      return call.type() == ValueType.REFERENCE
          ? graph.nullReference()
          : graph.constant(call.type(), 0);
    }
    if (results.size() == 1) {
      return results.getFirst();
    }
    Phi phi = new Phi(graph, call.type(), call.position());
    results.forEach(phi::addInput);
    after.addPhi(phi);
    return phi;
  }
}
