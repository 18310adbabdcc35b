package org.matryoshka.guest.aot.optimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.DivisionCheck;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.LoopNest;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.ReversePostorder;
import org.matryoshka.guest.aot.ir.Value;

/**
 * Moves what is the same in each round of a loop in front of it: pure values, loads of memory that
 * the loop does not write, and those checks that every entry of the loop makes before anything else
 * happens.
 */
final class LoopInvariants {
  private final Graph graph;
  private final ProgramFacts facts;
  private final LoopNest.Loop loop;
  private final Set<Object> written = new HashSet<>();
  private final List<Instruction> moved = new ArrayList<>();
  private final Set<Node> outside = new HashSet<>();
  private final Set<Value> checked = new HashSet<>();
  private final NonNullValues alwaysNonNull;
  private boolean writesAll;

  private LoopInvariants(Graph graph, ProgramFacts facts, LoopNest.Loop loop) {
    this.graph = graph;
    this.facts = facts;
    this.loop = loop;
    this.alwaysNonNull = new NonNullValues(graph, facts);
  }

  static void hoist(Graph graph, ProgramFacts facts) {
    List<LoopNest.Loop> loops = new ArrayList<>(LoopNest.of(graph).loops());
    boolean newBlocks = false;
    // Inner loops first: what leaves one may leave the next one too.
    for (LoopNest.Loop loop : loops.reversed()) {
      LoopInvariants pass = new LoopInvariants(graph, facts, loop);
      newBlocks |= pass.run(loops);
    }
    if (newBlocks) {
      ReversePostorder.restore(graph);
    }
  }

  private boolean run(List<LoopNest.Loop> all) {
    writesAll = MemoryVersions.collectWrites(graph, loop, written);
    for (Block block : graph.blocks()) {
      if (loop.contains(block)) {
        collect(block);
      }
    }
    if (moved.isEmpty()) {
      return false;
    }
    Block before = outsidePredecessor();
    boolean isNew = before == null;
    if (isNew) {
      before = makePreheader(all);
    }
    moved.forEach(before::append);
    return isNew;
  }

  private void collect(Block block) {
    boolean runsFirst = block == loop.header();
    List<Instruction> kept = new ArrayList<>(block.instructions().size());
    int movedBefore = moved.size();
    for (Instruction instruction : block.instructions()) {
      boolean movable = isMovable(instruction) || (runsFirst && isMovableCheck(instruction));
      if (movable && hasOuterOperands(instruction)) {
        moved.add(instruction);
        outside.add(instruction);
        noteCheck(instruction);
      } else {
        kept.add(instruction);
        runsFirst &= instruction.isRemovable();
      }
    }
    if (moved.size() > movedBefore) {
      block.setInstructions(kept);
    }
  }

  private boolean isMovable(Instruction instruction) {
    return switch (instruction) {
      case Compare _ -> false;
      case ArrayLength length -> !length.checksNull() && isNonNullBefore(length.array());
      case LoadField load ->
          !load.checksNull() && isNonNullBefore(load.object()) && isUnchanged(load.field());
      case LoadStatic load -> isUnchanged(load.field());
      default -> instruction.isPure();
    };
  }

  /**
   * Whether a reference is known not to be null in front of the loop, too. That a load has no check
   * of its own is not enough: it may owe that to a condition inside the loop.
   */
  private boolean isNonNullBefore(Value object) {
    return checked.contains(object) || alwaysNonNull.contains(object);
  }

  private void noteCheck(Instruction instruction) {
    switch (instruction) {
      case NullCheck check -> checked.add(check.object());
      case ArrayLength length -> checked.add(length.array());
      case LoadField load -> checked.add(load.object());
      default -> {
        // checks no reference
      }
    }
  }

  private boolean isMovableCheck(Instruction instruction) {
    return switch (instruction) {
      case ArrayLength _, NullCheck _, BoundsCheck _, DivisionCheck _ -> true;
      case LoadField load -> isUnchanged(load.field());
      default -> false;
    };
  }

  private boolean isUnchanged(Object part) {
    return !written.contains(part) && (!writesAll || facts.isConstantIn(graph.method(), part));
  }

  private boolean hasOuterOperands(Instruction instruction) {
    for (int i = 0; i < instruction.operandCount(); i++) {
      Value operand = instruction.operand(i);
      if (operand instanceof Node node && !outside.contains(node) && loop.contains(node.block())) {
        return false;
      }
    }
    return true;
  }

  /** Returns the block from which alone the loop is entered, if nothing else follows that block. */
  private Block outsidePredecessor() {
    Block only = null;
    for (Block predecessor : loop.header().predecessors()) {
      if (!loop.contains(predecessor)) {
        if (only != null) {
          return null;
        }
        only = predecessor;
      }
    }
    return only != null && only.terminator() instanceof Jump ? only : null;
  }

  /** Puts a block in front of the loop through which it is entered from now on. */
  @SuppressWarnings("ReferenceEquality") // the very loop
  private Block makePreheader(List<LoopNest.Loop> all) {
    Block header = loop.header();
    Block before = graph.newBlock();
    before.setTerminator(new Jump(graph, header.terminator().position(), header));
    List<Phi> phis = new ArrayList<>();
    for (Phi phi : header.phis()) {
      phis.add(new Phi(graph, phi.type(), phi.position()));
    }
    for (int i = header.predecessors().size() - 1; i >= 0; i--) {
      Block predecessor = header.predecessors().get(i);
      if (loop.contains(predecessor)) {
        continue;
      }
      before.addPredecessor(predecessor);
      for (int p = 0; p < phis.size(); p++) {
        phis.get(p).addInput(header.phis().get(p).operand(i));
      }
      for (int edge = 0; edge < predecessor.terminator().successorCount(); edge++) {
        if (predecessor.terminator().successor(edge) == header) {
          predecessor.terminator().setSuccessor(edge, before);
        }
      }
      header.removePredecessor(i);
    }
    for (int p = 0; p < phis.size(); p++) {
      before.addPhi(phis.get(p));
      header.phis().get(p).addInput(phis.get(p));
    }
    header.addPredecessor(before);
    for (LoopNest.Loop outer : all) {
      if (outer.header() != header && outer.contains(header)) {
        outer.members().set(before.id());
      }
    }
    return before;
  }
}
