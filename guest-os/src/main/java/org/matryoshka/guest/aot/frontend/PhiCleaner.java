package org.matryoshka.guest.aot.frontend;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Value;

/** Removes phis that choose between a value and themselves, and phis that only phis use. */
final class PhiCleaner {
  private final Graph graph;
  private final Value[] replacement;

  private PhiCleaner(Graph graph) {
    this.graph = graph;
    this.replacement = new Value[graph.valueCount()];
  }

  static void clean(Graph graph) {
    PhiCleaner cleaner = new PhiCleaner(graph);
    if (cleaner.findTrivialPhis()) {
      cleaner.replaceOperands();
    }
    cleaner.removeUnused();
  }

  private boolean findTrivialPhis() {
    boolean found = false;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        for (Phi phi : block.phis()) {
          Value only = replacement[phi.id()] == null ? onlyOperand(phi) : null;
          if (only != null) {
            replacement[phi.id()] = only;
            changed = true;
            found = true;
          }
        }
      }
    }
    return found;
  }

  /** Returns the one value that a phi can have, or null if there are several. */
  private Value onlyOperand(Phi phi) {
    Value only = null;
    for (int i = 0; i < phi.operandCount(); i++) {
      Value operand = current(phi.operand(i));
      if (operand != phi && operand != only) {
        if (only != null) {
          return null;
        }
        only = operand;
      }
    }
    return only;
  }

  private Value current(Value value) {
    Value result = value;
    while (replacement[result.id()] != null) {
      result = replacement[result.id()];
    }
    return result;
  }

  private void replaceOperands() {
    for (Block block : graph.blocks()) {
      block.removePhis(phi -> replacement[phi.id()] != null);
      block.phis().forEach(this::replaceOperands);
      block.instructions().forEach(this::replaceOperands);
      replaceOperands(block.terminator());
    }
  }

  private void replaceOperands(Node node) {
    for (int i = 0; i < node.operandCount(); i++) {
      node.setOperand(i, current(node.operand(i)));
    }
  }

  private void removeUnused() {
    BitSet used = new BitSet();
    Deque<Phi> work = new ArrayDeque<>();
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.instructions()) {
        markOperands(instruction, used, work);
      }
      markOperands(block.terminator(), used, work);
    }
    while (!work.isEmpty()) {
      markOperands(work.pop(), used, work);
    }
    graph.blocks().forEach(block -> block.removePhis(phi -> !used.get(phi.id())));
  }

  private static void markOperands(Node node, BitSet used, Deque<Phi> work) {
    for (int i = 0; i < node.operandCount(); i++) {
      if (node.operand(i) instanceof Phi phi && !used.get(phi.id())) {
        used.set(phi.id());
        work.push(phi);
      }
    }
  }
}
