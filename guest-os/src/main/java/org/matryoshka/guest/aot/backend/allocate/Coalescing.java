package org.matryoshka.guest.aot.backend.allocate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.matryoshka.guest.aot.backend.machine.Registers;

/**
 * Merges the two sides of copies where that can't make the graph harder to colour: by Briggs's test
 * (fewer than K neighbours of degree K or more), with a register of the processor by George's
 * (every neighbour interferes with it already or has a degree below K).
 */
final class Coalescing {
  /** Registers that can be given away: all but RSP. */
  static final int COLOURS = 15;

  private final InterferenceGraph graph;
  private final List<GraphBuilder.Copy> copies;
  private int[] mark;
  private int stamp;

  Coalescing(InterferenceGraph graph, List<GraphBuilder.Copy> copies) {
    this.graph = graph;
    this.copies = new ArrayList<>(copies);
    // stable: equal weights stay in the order of the code
    this.copies.sort(Comparator.comparingDouble(copy -> -copy.weight()));
    mark = new int[graph.count()];
  }

  void run() {
    boolean changed = true;
    while (changed) {
      changed = false;
      List<GraphBuilder.Copy> left = new ArrayList<>();
      for (GraphBuilder.Copy copy : copies) {
        int a = graph.find(copy.to());
        int b = graph.find(copy.from());
        if (a == b || graph.interfere(a, b)) {
          continue;
        }
        if (tryMerge(Math.min(a, b), Math.max(a, b))) {
          changed = true;
        } else {
          left.add(copy);
        }
      }
      copies.clear();
      copies.addAll(left);
    }
  }

  private boolean tryMerge(int a, int b) {
    boolean safe = a < Registers.FIRST_VIRTUAL ? george(a, b) : briggs(a, b) || george(a, b);
    if (safe) {
      graph.merge(a, b);
    }
    return safe;
  }

  /** Whether every neighbour of b interferes with a, or is easy to colour. */
  private boolean george(int a, int b) {
    for (int i = 0; i < graph.degree(b); i++) {
      int neighbour = graph.find(graph.neighbour(b, i));
      if (neighbour != a
          && !graph.interfere(neighbour, a)
          && (neighbour < Registers.FIRST_VIRTUAL || graph.degree(neighbour) >= COLOURS)) {
        return false;
      }
    }
    return true;
  }

  private boolean briggs(int a, int b) {
    stamp++;
    return significant(a) + significant(b) < COLOURS;
  }

  private int significant(int node) {
    int count = 0;
    for (int i = 0; i < graph.degree(node); i++) {
      int neighbour = graph.find(graph.neighbour(node, i));
      if (mark[neighbour] != stamp) {
        mark[neighbour] = stamp;
        if (neighbour < Registers.FIRST_VIRTUAL || graph.degree(neighbour) >= COLOURS) {
          count++;
        }
      }
    }
    return count;
  }
}
