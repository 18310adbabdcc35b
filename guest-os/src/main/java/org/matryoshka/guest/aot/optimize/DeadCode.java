package org.matryoshka.guest.aot.optimize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.NullCheck;

/**
 * Removes instructions and phis whose results nobody needs. What is needed only for its null check
 * becomes a plain null check.
 */
final class DeadCode {
  private final Graph graph;
  private final BitSet needed = new BitSet();
  private final Deque<Node> work = new ArrayDeque<>();

  private DeadCode(Graph graph) {
    this.graph = graph;
  }

  static void remove(Graph graph) {
    new DeadCode(graph).run();
  }

  private void run() {
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (!instruction.isRemovable() && !isMereCheck(instruction)) {
          need(instruction);
        } else if (isMereCheck(instruction)) {
          needOperands(instruction);
        }
      }
      need(block.terminator());
    }
    while (!work.isEmpty()) {
      needOperands(work.pop());
    }
    for (Block block : graph.blocks()) {
      block.removePhis(phi -> !needed.get(phi.id()));
      sweep(block);
    }
  }

  /** Returns whether an instruction has to stay for its null check only. */
  private static boolean isMereCheck(Instruction instruction) {
    return switch (instruction) {
      case ArrayLength length -> length.checksNull();
      case LoadField load -> load.checksNull();
      default -> false;
    };
  }

  private void need(Node node) {
    if (!needed.get(node.id())) {
      needed.set(node.id());
      work.push(node);
    }
  }

  private void needOperands(Node node) {
    for (int i = 0; i < node.operandCount(); i++) {
      if (node.operand(i) instanceof Node operand) {
        need(operand);
      }
    }
  }

  private void sweep(Block block) {
    List<Instruction> kept = new ArrayList<>(block.instructions().size());
    boolean changed = false;
    for (Instruction instruction : block.instructions()) {
      if (needed.get(instruction.id())) {
        kept.add(instruction);
        continue;
      }
      changed = true;
      if (isMereCheck(instruction)) {
        kept.add(new NullCheck(graph, instruction.position(), instruction.operand(0)));
      }
    }
    if (changed) {
      block.setInstructions(kept);
    }
  }
}
