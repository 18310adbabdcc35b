package org.matryoshka.guest.aot.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loops of a graph: a header that dominates all blocks from which control gets back to it. */
public final class LoopNest {
  /**
   * One loop.
   *
   * @param header the only block by which it is entered
   * @param members the ids of its blocks, those of inner loops and the header included
   */
  public record Loop(Block header, BitSet members) {
    /** Returns whether a block belongs to the loop. */
    public boolean contains(Block block) {
      return members.get(block.id());
    }
  }

  private final Graph graph;
  private final DominatorTree dominators;
  private final Map<Block, Loop> loops = new LinkedHashMap<>();

  private LoopNest(Graph graph) {
    this.graph = graph;
    this.dominators = DominatorTree.of(graph);
  }

  /** Finds the loops of a graph whose blocks stand in reverse postorder. */
  public static LoopNest of(Graph graph) {
    LoopNest nest = new LoopNest(graph);
    for (Block block : graph.blocks()) {
      for (Block predecessor : block.predecessors()) {
        if (nest.dominators.dominates(block, predecessor)) {
          nest.addBackEdge(block, predecessor);
        }
      }
    }
    return nest;
  }

  private void addBackEdge(Block header, Block latch) {
    Loop loop = loops.computeIfAbsent(header, block -> new Loop(block, new BitSet()));
    BitSet members = loop.members();
    members.set(header.id());
    Deque<Block> work = new ArrayDeque<>();
    work.push(latch);
    while (!work.isEmpty()) {
      Block block = work.pop();
      if (!members.get(block.id())) {
        members.set(block.id());
        block.predecessors().forEach(work::push);
      }
    }
  }

  /** Returns the dominator tree that was made on the way. */
  public DominatorTree dominators() {
    return dominators;
  }

  /** Returns the loops, an outer one before those in it. */
  public List<Loop> loops() {
    return Collections.unmodifiableList(new ArrayList<>(loops.values()));
  }

  /** Tells every block in how many loops it stands. */
  public void markDepths() {
    for (Block block : graph.blocks()) {
      int depth = 0;
      for (Loop loop : loops.values()) {
        depth += loop.contains(block) ? 1 : 0;
      }
      block.setLoopDepth(depth);
    }
  }
}
