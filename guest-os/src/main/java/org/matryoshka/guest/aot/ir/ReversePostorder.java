package org.matryoshka.guest.aot.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Orders the blocks of a graph so that a block stands before its successors, loops aside. */
public final class ReversePostorder {
  private ReversePostorder() {}

  /**
   * Lists the reachable blocks in reverse postorder, forgets edges that come from others, and
   * computes the loop depths.
   */
  public static void restore(Graph graph) {
    List<Block> order = of(graph);
    boolean[] reachable = new boolean[graph.blockCount()];
    order.forEach(block -> reachable[block.id()] = true);
    for (Block block : order) {
      for (int i = block.predecessors().size() - 1; i >= 0; i--) {
        if (!reachable[block.predecessors().get(i).id()]) {
          block.removePredecessor(i);
        }
      }
    }
    graph.setBlocks(order);
    LoopNest.of(graph).markDepths();
  }

  private static List<Block> of(Graph graph) {
    List<Block> postorder = new ArrayList<>();
    boolean[] seen = new boolean[graph.blockCount()];
    int[] next = new int[graph.blockCount()];
    Deque<Block> path = new ArrayDeque<>();
    path.push(graph.entry());
    seen[graph.entry().id()] = true;
    while (!path.isEmpty()) {
      Block block = path.peek();
      Terminator end = block.terminator();
      int index = next[block.id()]++;
      if (index == end.successorCount()) {
        postorder.add(path.pop());
        continue;
      }
      // The last successor first, so that the first one follows its block in the result.
      Block successor = end.successor(end.successorCount() - 1 - index);
      if (!seen[successor.id()]) {
        seen[successor.id()] = true;
        path.push(successor);
      }
    }
    Collections.reverse(postorder);
    return postorder;
  }
}
