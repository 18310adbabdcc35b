package org.matryoshka.guest.aot.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which block must have run before which. A block dominates another if every path from the entry to
 * the other leads through it. Computed as Cooper, Harvey and Kennedy do ("A Simple, Fast Dominance
 * Algorithm").
 */
public final class DominatorTree {
  private final Graph graph;
  private final int[] order;
  private final Block[] parent;
  private final int[] entered;
  private final int[] left;

  private DominatorTree(Graph graph) {
    this.graph = graph;
    int count = graph.blockCount();
    order = new int[count];
    parent = new Block[count];
    entered = new int[count];
    left = new int[count];
    Arrays.fill(order, -1);
    for (int i = 0; i < graph.blocks().size(); i++) {
      order[graph.blocks().get(i).id()] = i;
    }
  }

  /** Computes the tree of a graph whose blocks stand in reverse postorder. */
  public static DominatorTree of(Graph graph) {
    DominatorTree tree = new DominatorTree(graph);
    tree.computeParents();
    tree.number();
    return tree;
  }

  private void computeParents() {
    parent[graph.entry().id()] = graph.entry();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        if (block == graph.entry()) {
          continue;
        }
        Block common = null;
        for (Block predecessor : block.predecessors()) {
          if (parent[predecessor.id()] != null) {
            common = common == null ? predecessor : commonAncestor(common, predecessor);
          }
        }
        if (parent[block.id()] != common) {
          parent[block.id()] = common;
          changed = true;
        }
      }
    }
  }

  private Block commonAncestor(Block one, Block other) {
    Block a = one;
    Block b = other;
    while (a != b) {
      while (order[a.id()] > order[b.id()]) {
        a = parent[a.id()];
      }
      while (order[b.id()] > order[a.id()]) {
        b = parent[b.id()];
      }
    }
    return a;
  }

  /** Numbers the tree so that a block's descendants are an interval. */
  private void number() {
    List<List<Block>> children = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      children.add(new ArrayList<>());
    }
    for (Block block : graph.blocks()) {
      if (block != graph.entry()) {
        children.get(parent[block.id()].id()).add(block);
      }
    }
    int[] next = new int[order.length];
    Block[] path = new Block[graph.blocks().size() + 1];
    int depth = 0;
    int clock = 0;
    path[0] = graph.entry();
    entered[graph.entry().id()] = clock++;
    while (depth >= 0) {
      Block block = path[depth];
      List<Block> below = children.get(block.id());
      if (next[block.id()] < below.size()) {
        Block child = below.get(next[block.id()]++);
        entered[child.id()] = clock++;
        path[++depth] = child;
      } else {
        left[block.id()] = clock;
        depth--;
      }
    }
  }

  /** Returns the closest block that dominates another one; null for the entry. */
  public Block parent(Block block) {
    return block == graph.entry() ? null : parent[block.id()];
  }

  /** Returns whether a block dominates another; each block dominates itself. */
  public boolean dominates(Block above, Block below) {
    return entered[above.id()] <= entered[below.id()] && left[below.id()] <= left[above.id()];
  }
}
