package org.matryoshka.guest.aot.optimize;

import java.util.Arrays;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.Value;

/** Which values stand in for which others, until all operands have been rewritten. */
final class Forwarding {
  private final Graph graph;
  private Value[] replacement;
  private boolean isEmpty = true;

  Forwarding(Graph graph) {
    this.graph = graph;
    this.replacement = new Value[graph.valueCount()];
  }

  /** Lets one value stand in for another. */
  void put(Value value, Value standIn) {
    if (value.id() >= replacement.length) {
      replacement = Arrays.copyOf(replacement, graph.valueCount());
    }
    replacement[value.id()] = standIn;
    isEmpty = false;
  }

  boolean isEmpty() {
    return isEmpty;
  }

  /** Returns what stands in for a value; often the value itself. */
  Value get(Value value) {
    Value result = value;
    while (result.id() < replacement.length && replacement[result.id()] != null) {
      result = replacement[result.id()];
    }
    return result;
  }

  void rewrite(Node node) {
    for (int i = 0; i < node.operandCount(); i++) {
      Value operand = node.operand(i);
      Value standIn = get(operand);
      if (standIn != operand) {
        node.setOperand(i, standIn);
      }
    }
  }

  /** Rewrites the operands of all nodes. */
  void rewriteAll() {
    if (isEmpty) {
      return;
    }
    for (Block block : graph.blocks()) {
      block.phis().forEach(this::rewrite);
      block.instructions().forEach(this::rewrite);
      rewrite(block.terminator());
    }
  }
}
