package org.matryoshka.guest.aot.backend.allocate;

import java.util.Arrays;

/**
 * Which registers can't share one of the processor's. Nodes 0 to 15 are the processor's own; each
 * pair of them interferes, without an edge.
 */
final class InterferenceGraph {
  private final int count;
  private final long[][] matrix;
  private final int[][] neighbours;
  private final int[] degree;
  private final int[] alias;

  InterferenceGraph(int count) {
    this.count = count;
    matrix = new long[count][];
    neighbours = new int[count][];
    degree = new int[count];
    alias = new int[count];
    for (int i = 0; i < count; i++) {
      alias[i] = i;
    }
  }

  int count() {
    return count;
  }

  boolean interfere(int a, int b) {
    if (a < 16 && b < 16) {
      return true;
    }
    // the row of the greater node holds the bit
    int row = Math.max(a, b);
    int column = Math.min(a, b);
    return matrix[row] != null && (matrix[row][column >> 6] >> (column & 63) & 1) != 0;
  }

  void add(int a, int b) {
    if (a == b || interfere(a, b)) {
      return;
    }
    int row = Math.max(a, b);
    int column = Math.min(a, b);
    if (matrix[row] == null) {
      matrix[row] = new long[(row >> 6) + 1];
    }
    matrix[row][column >> 6] |= 1L << (column & 63);
    list(a, b);
    list(b, a);
  }

  private void list(int node, int neighbour) {
    int[] list = neighbours[node];
    if (list == null) {
      list = new int[8];
      neighbours[node] = list;
    } else if (degree[node] == list.length) {
      list = Arrays.copyOf(list, 2 * list.length);
      neighbours[node] = list;
    }
    list[degree[node]++] = neighbour;
  }

  int degree(int node) {
    return degree[node];
  }

  int neighbour(int node, int index) {
    return neighbours[node][index];
  }

  /** The node that stands for this one after coalescing. */
  int find(int node) {
    int root = node;
    while (alias[root] != root) {
      root = alias[root];
    }
    alias[node] = root;
    return root;
  }

  /** Lets one node stand for another too. */
  void merge(int into, int gone) {
    alias[gone] = into;
    for (int i = 0; i < degree[gone]; i++) {
      int neighbour = find(neighbours[gone][i]);
      if (neighbour != into) {
        add(into, neighbour);
      }
    }
  }
}
