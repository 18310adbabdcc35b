package org.matryoshka.guest.aot.optimize;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.ReversePostorder;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.guest.aot.ir.Terminator;
import org.matryoshka.guest.aot.ir.Value;

/**
 * Folds branches whose outcome is known, straightens branches on comparisons, goes around empty
 * blocks, and joins a block with the only one that follows.
 */
final class ControlFlow {
  private final Graph graph;

  private ControlFlow(Graph graph) {
    this.graph = graph;
  }

  /** Cleans the graph; its blocks stand in reverse postorder again afterwards. */
  static void clean(Graph graph) {
    ControlFlow pass = new ControlFlow(graph);
    for (Block block : graph.blocks()) {
      pass.simplifyEnd(block);
    }
    ReversePostorder.restore(graph);
    pass.removeSinglePhis();
    boolean changed = pass.threadKnownPhis();
    changed |= pass.skipEmptyBlocks();
    if (changed) {
      ReversePostorder.restore(graph);
      pass.removeSinglePhis();
    }
    if (pass.joinBlocks()) {
      ReversePostorder.restore(graph);
    }
  }

  private void simplifyEnd(Block block) {
    switch (block.terminator()) {
      case Branch branch -> simplify(block, branch);
      case Switch choice when choice.key() instanceof Constant key -> {
        int index = 0;
        while (index < choice.keyCount() && choice.keyAt(index) != key.intValue()) {
          index++;
        }
        jump(block, choice.successor(index));
      }
      case Switch choice when choice.keyCount() == 0 -> jump(block, choice.defaultTarget());
      default -> {}
    }
  }

  private void simplify(Block block, Branch branch) {
    Value left = branch.left();
    Value right = branch.right();
    if (left instanceof Constant a && right instanceof Constant b) {
      boolean holds = branch.condition().test(a.value(), b.value());
      jump(block, holds ? branch.ifTrue() : branch.ifFalse());
    } else if (left == right) {
      jump(block, branch.condition().test(0, 0) ? branch.ifTrue() : branch.ifFalse());
    } else if (branch.ifTrue() == branch.ifFalse() && branch.ifTrue().phis().isEmpty()) {
      jump(block, branch.ifTrue());
    } else if (left instanceof Constant) {
      replace(block, branch, branch.condition().swapped(), /* left= */ right, /* right= */ left);
    } else if (right instanceof Constant zero && zero.value() == 0) {
      if (left instanceof CompareThreeWay order) {
        replace(block, branch, branch.condition(), order.left(), order.right());
      } else if (left instanceof Compare compare) {
        if (branch.condition() == Condition.NOT_EQUAL) {
          replace(block, branch, compare.condition(), compare.left(), compare.right());
        } else if (branch.condition() == Condition.EQUAL) {
          replace(block, branch, compare.condition().negated(), compare.left(), compare.right());
        }
      }
    }
  }

  private void replace(Block block, Branch old, Condition condition, Value left, Value right) {
    Branch branch =
        new Branch(graph, old.position(), condition, left, right, old.ifTrue(), old.ifFalse());
    block.setTerminator(branch);
    simplify(block, branch);
  }

  /** Ends a block with a jump to one of its successors. */
  private void jump(Block block, Block target) {
    Terminator end = block.terminator();
    boolean kept = false;
    for (int i = 0; i < end.successorCount(); i++) {
      Block successor = end.successor(i);
      if (successor == target && !kept) {
        kept = true;
      } else {
        // Of several edges to one block the last one known goes first.
        successor.removePredecessor(successor.predecessors().lastIndexOf(block));
      }
    }
    block.setTerminator(new Jump(graph, end.position(), target));
  }

  private void removeSinglePhis() {
    Forwarding forwarding = new Forwarding(graph);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        for (Phi phi : block.phis()) {
          if (forwarding.get(phi) != phi) {
            continue;
          }
          Value only = onlyOperand(phi, forwarding);
          if (only != null) {
            forwarding.put(phi, only);
            changed = true;
          }
        }
      }
    }
    if (!forwarding.isEmpty()) {
      for (Block block : graph.blocks()) {
        block.removePhis(phi -> forwarding.get(phi) != phi);
      }
      forwarding.rewriteAll();
    }
  }

  private static Value onlyOperand(Phi phi, Forwarding forwarding) {
    Value only = null;
    for (int i = 0; i < phi.operandCount(); i++) {
      Value operand = forwarding.get(phi.operand(i));
      if (operand != phi && operand != only) {
        if (only != null) {
          return null;
        }
        only = operand;
      }
    }
    return only;
  }

  /**
   * A block that does nothing but branch on its own phi is passed by on edges for which the phi is
   * a constant: {@code a && b} as a value that is tested at once.
   */
  private boolean threadKnownPhis() {
    boolean changed = false;
    int[] phiUses = null;
    for (Block block : graph.blocks()) {
      if (!block.instructions().isEmpty()
          || block.phis().size() != 1
          || !(block.terminator() instanceof Branch branch)
          || branch.left() != block.phis().getFirst()
          || !(branch.right() instanceof Constant right)
          || branch.ifTrue() == branch.ifFalse()
          || branch.ifTrue() == block
          || branch.ifFalse() == block) {
        continue;
      }
      if (phiUses == null) {
        phiUses = countUses();
      }
      Phi phi = block.phis().getFirst();
      if (phiUses[phi.id()] != 1) {
        continue;
      }
      for (int i = phi.operandCount() - 1; i >= 0; i--) {
        if (phi.operand(i) instanceof Constant left && block.predecessors().size() > 1) {
          boolean holds = branch.condition().test(left.value(), right.value());
          Block target = holds ? branch.ifTrue() : branch.ifFalse();
          boolean known = target.predecessors().contains(block.predecessors().get(i));
          if (target.phis().isEmpty() || !known) {
            redirect(block, i, target);
            changed = true;
          }
        }
      }
    }
    return changed;
  }

  private int[] countUses() {
    int[] uses = new int[graph.valueCount()];
    for (Block block : graph.blocks()) {
      block.phis().forEach(phi -> countOperands(phi, uses));
      for (Instruction instruction : block.instructions()) {
        countOperands(instruction, uses);
      }
      countOperands(block.terminator(), uses);
    }
    return uses;
  }

  private static void countOperands(Node node, int[] uses) {
    for (int i = 0; i < node.operandCount(); i++) {
      uses[node.operand(i).id()]++;
    }
  }

  /** Lets the edge of a block's predecessor lead to one of the block's successors instead. */
  private void redirect(Block block, int index, Block target) {
    Block predecessor = block.predecessors().get(index);
    int edge = edgeIndex(predecessor, block, index);
    int known = target.predecessors().indexOf(block);
    for (Phi phi : target.phis()) {
      phi.addInput(phi.operand(known));
    }
    target.addPredecessor(predecessor);
    predecessor.terminator().setSuccessor(edge, target);
    block.removePredecessor(index);
  }

  /** Returns which of a predecessor's edges is a given one of a block's. */
  private static int edgeIndex(Block predecessor, Block block, int index) {
    int nth = 0;
    for (int i = 0; i < index; i++) {
      nth += block.predecessors().get(i) == predecessor ? 1 : 0;
    }
    Terminator end = predecessor.terminator();
    for (int i = 0; i < end.successorCount(); i++) {
      if (end.successor(i) == block && nth-- == 0) {
        return i;
      }
    }
    throw new IllegalStateException("No edge " + predecessor + " to " + block);
  }

  /** Leads the edges to blocks with nothing but a jump past them, where phis allow it. */
  private boolean skipEmptyBlocks() {
    boolean changed = false;
    for (Block block : graph.blocks()) {
      if (block == graph.entry()
          || !block.phis().isEmpty()
          || !block.instructions().isEmpty()
          || !(block.terminator() instanceof Jump jump)
          || jump.target() == block) {
        continue;
      }
      Block target = jump.target();
      // A block between a branch and a join carries the copies for the join's phis.
      if (!target.phis().isEmpty() && reachesAlready(block, target)) {
        continue;
      }
      for (int i = block.predecessors().size() - 1; i >= 0; i--) {
        redirect(block, i, target);
        changed = true;
      }
    }
    return changed;
  }

  private static boolean reachesAlready(Block block, Block target) {
    for (Block predecessor : block.predecessors()) {
      if (target.predecessors().contains(predecessor)) {
        return true;
      }
    }
    return false;
  }

  private boolean joinBlocks() {
    boolean changed = false;
    boolean[] gone = new boolean[graph.blockCount()];
    for (Block block : graph.blocks()) {
      if (gone[block.id()]) {
        continue;
      }
      while (block.terminator() instanceof Jump jump
          && jump.target() != block
          && jump.target() != graph.entry()
          && jump.target().predecessors().size() == 1
          && jump.target().phis().isEmpty()) {
        absorb(block, jump.target());
        gone[jump.target().id()] = true;
        changed = true;
      }
    }
    return changed;
  }

  private static void absorb(Block block, Block next) {
    List<Instruction> all = new ArrayList<>(block.instructions());
    all.addAll(next.instructions());
    block.setInstructions(all);
    Terminator end = next.terminator();
    block.setTerminator(end);
    for (int i = 0; i < end.successorCount(); i++) {
      Block successor = end.successor(i);
      for (int p = 0; p < successor.predecessors().size(); p++) {
        if (successor.predecessors().get(p) == next) {
          successor.replacePredecessor(p, block);
        }
      }
    }
    next.setInstructions(List.of());
  }
}
