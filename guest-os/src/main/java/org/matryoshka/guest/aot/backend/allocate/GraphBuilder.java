package org.matryoshka.guest.aot.backend.allocate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;

/** Builds the interference graph of a function, with its copies and the cost of spilling. */
final class GraphBuilder {
  /** The cost of a use grows by this factor with each loop around it. */
  private static final float PER_LOOP = 10;

  private static final int DEEPEST = 6;

  private final InterferenceGraph graph;
  private final List<Copy> copies = new ArrayList<>();
  private final float[] cost;
  private int def;
  private int copySource;

  /**
   * A copy between two registers.
   *
   * @param weight how often it runs, roughly
   */
  record Copy(int to, int from, float weight) {}

  GraphBuilder(MachineFunction function, Spiller spiller) {
    graph = new InterferenceGraph(function.registerCount());
    cost = new float[function.registerCount()];
    Liveness liveness = new Liveness(function);
    for (MachineBlock block : function.blocks()) {
      block(block, (BitSet) liveness.out(block).clone());
    }
    for (int i = Registers.FIRST_VIRTUAL; i < cost.length; i++) {
      if (spiller.isTemporary(i)) {
        cost[i] = Float.MAX_VALUE;
      }
    }
  }

  private void block(MachineBlock block, BitSet live) {
    float weight = weight(block);
    List<MachineInstruction> instructions = block.instructions();
    for (int i = instructions.size() - 1; i >= 0; i--) {
      MachineInstruction instruction = instructions.get(i);
      copySource = -1;
      if (instruction.isCopy()
          && instruction.first != Registers.RSP
          && instruction.second != Registers.RSP) {
        copies.add(new Copy(instruction.first, instruction.second, weight));
        copySource = instruction.second;
      }
      // what is written at the same time interferes too
      Operands.forEachDef(instruction, live::set);
      Operands.forEachDef(
          instruction,
          register -> {
            cost[register] += weight;
            def = register;
            edges(live);
          });
      Operands.forEachDef(instruction, live::clear);
      Operands.forEachUse(
          instruction,
          register -> {
            live.set(register);
            cost[register] += weight;
          });
    }
  }

  private void edges(BitSet live) {
    for (int other = live.nextSetBit(0); other >= 0; other = live.nextSetBit(other + 1)) {
      if (other != copySource) {
        graph.add(def, other);
      }
    }
  }

  private static float weight(MachineBlock block) {
    float weight = 1;
    for (int i = 0; i < Math.min(block.loopDepth(), DEEPEST); i++) {
      weight *= PER_LOOP;
    }
    return weight;
  }

  InterferenceGraph graph() {
    return graph;
  }

  List<Copy> copies() {
    return copies;
  }

  /** The cost of spilling a register, of all registers that a node stands for. */
  float[] nodeCosts() {
    float[] costs = new float[cost.length];
    for (int i = Registers.FIRST_VIRTUAL; i < cost.length; i++) {
      costs[graph.find(i)] += cost[i];
    }
    return costs;
  }
}
