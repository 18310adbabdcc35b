package org.matryoshka.guest.aot.backend.allocate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matryoshka.guest.aot.backend.machine.Registers;

/** Colours a coalesced graph; what finds no colour is spilled. */
final class Colouring {
  private static final int ALL = 0xFFFF & ~(1 << Registers.RSP);

  private final GraphBuilder built;
  private final InterferenceGraph graph;
  private final float[] costs;
  private final int[] colour;
  private final int[] degree;
  private final boolean[] removed;
  private final int[] stack;
  private int depth;
  private final int[][] partners;
  private int usedCalleeSaved;

  Colouring(GraphBuilder built) {
    this.built = built;
    graph = built.graph();
    costs = built.nodeCosts();
    int count = graph.count();
    colour = new int[count];
    degree = new int[count];
    removed = new boolean[count];
    stack = new int[count];
    partners = new int[count][];
    Arrays.fill(colour, -1);
    for (int i = 0; i < Registers.FIRST_VIRTUAL; i++) {
      colour[i] = i;
    }
  }

  int of(int node) {
    if (colour[node] < 0) {
      // never written or read
      return Registers.RAX;
    }
    return colour[node];
  }

  /** Colours what can be coloured; returns the nodes that can't. */
  List<Integer> run() {
    partners();
    simplify();
    return select();
  }

  private boolean isNode(int i) {
    return i >= Registers.FIRST_VIRTUAL && graph.find(i) == i;
  }

  private void partners() {
    for (GraphBuilder.Copy copy : built.copies()) {
      int a = graph.find(copy.to());
      int b = graph.find(copy.from());
      if (a != b) {
        partner(a, b);
        partner(b, a);
      }
    }
  }

  private void partner(int node, int other) {
    int[] old = partners[node];
    int[] more = old == null ? new int[1] : Arrays.copyOf(old, old.length + 1);
    more[more.length - 1] = other;
    partners[node] = more;
  }

  private int liveDegree(int node) {
    int count = 0;
    for (int i = 0; i < graph.degree(node); i++) {
      int neighbour = graph.neighbour(node, i);
      // merged neighbours are counted as the node that stands for them, which has an edge too
      if (graph.find(neighbour) == neighbour) {
        count++;
      }
    }
    return count;
  }

  private void simplify() {
    int left = 0;
    int[] easy = new int[graph.count()];
    int easyCount = 0;
    boolean[] queued = new boolean[graph.count()];
    for (int i = Registers.FIRST_VIRTUAL; i < graph.count(); i++) {
      if (isNode(i)) {
        left++;
        degree[i] = liveDegree(i);
        if (degree[i] < Coalescing.COLOURS) {
          easy[easyCount++] = i;
          queued[i] = true;
        }
      }
    }
    int scan = 0;
    while (left > 0) {
      int node;
      if (scan < easyCount) {
        node = easy[scan++];
      } else {
        node = cheapest();
        queued[node] = true;
      }
      removed[node] = true;
      stack[depth++] = node;
      left--;
      for (int i = 0; i < graph.degree(node); i++) {
        int neighbour = graph.neighbour(node, i);
        if (isNode(neighbour) && !removed[neighbour]) {
          degree[neighbour]--;
          if (degree[neighbour] < Coalescing.COLOURS && !queued[neighbour]) {
            easy[easyCount++] = neighbour;
            queued[neighbour] = true;
          }
        }
      }
    }
  }

  /** The node whose spilling costs least for what it frees. */
  private int cheapest() {
    int best = -1;
    float bestCost = Float.POSITIVE_INFINITY;
    for (int i = Registers.FIRST_VIRTUAL; i < graph.count(); i++) {
      if (isNode(i) && !removed[i]) {
        float cost = costs[i] / Math.max(1, degree[i]);
        if (best < 0 || cost < bestCost) {
          best = i;
          bestCost = cost;
        }
      }
    }
    return best;
  }

  private List<Integer> select() {
    List<Integer> spilled = new ArrayList<>();
    while (depth > 0) {
      int node = stack[--depth];
      int free = ALL;
      for (int i = 0; i < graph.degree(node); i++) {
        int taken = colour[graph.find(graph.neighbour(node, i))];
        if (taken >= 0) {
          free &= ~(1 << taken);
        }
      }
      if (free == 0) {
        spilled.add(node);
      } else {
        colour[node] = choose(node, free);
        usedCalleeSaved |= 1 << colour[node] & Registers.CALLEE_SAVED;
      }
    }
    return spilled;
  }

  private int choose(int node, int free) {
    if (partners[node] != null) {
      for (int partner : partners[node]) {
        int wish = colour[graph.find(partner)];
        if (wish >= 0 && (free >> wish & 1) != 0) {
          return wish;
        }
      }
    }
    int cheap = free & (Registers.CALLER_SAVED | usedCalleeSaved);
    return Integer.numberOfTrailingZeros(cheap != 0 ? cheap : free);
  }
}
