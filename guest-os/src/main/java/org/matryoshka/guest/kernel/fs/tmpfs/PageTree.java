package org.matryoshka.guest.kernel.fs.tmpfs;

/**
 * The frames of a file by page number: a tree with 16 branches a level that is as high as the
 * largest page number needs. A small file costs a hundred bytes, a hole costs nothing.
 */
final class PageTree {
  private static final int BITS = 4;
  private static final int FAN = 1 << BITS;

  /** A level: children, or at the bottom frames. */
  private static final class Node {
    final Node[] children;
    final long[] frames;

    Node(boolean leaf) {
      children = leaf ? null : new Node[FAN];
      frames = leaf ? new long[FAN] : null;
    }
  }

  private Node root;
  private int height;
  private int nodes;

  /** How many nodes there are, of about 150 bytes each. */
  int nodes() {
    return nodes;
  }

  /** The frame of a page; 0 for a hole. */
  long get(long page) {
    if (root == null || !covers(page)) {
      return 0;
    }
    Node node = root;
    for (int level = height - 1; level > 0 && node != null; level--) {
      node = node.children[digit(page, level)];
    }
    return node == null ? 0 : node.frames[digit(page, 0)];
  }

  /** Sets the frame of a page. */
  void put(long page, long frame) {
    if (root == null) {
      root = new Node(true);
      height = 1;
      nodes++;
    }
    while (!covers(page)) {
      Node above = new Node(false);
      above.children[0] = root;
      root = above;
      height++;
      nodes++;
    }
    Node node = root;
    for (int level = height - 1; level > 0; level--) {
      int digit = digit(page, level);
      if (node.children[digit] == null) {
        node.children[digit] = new Node(level == 1);
        nodes++;
      }
      node = node.children[digit];
    }
    node.frames[digit(page, 0)] = frame;
  }

  /** The first page from {@code page} on that has a frame; -1 if there is none. */
  long next(long page) {
    long at = page;
    while (root != null && covers(at)) {
      Node node = root;
      int level = height - 1;
      while (level > 0 && node.children[digit(at, level)] != null) {
        node = node.children[digit(at, level)];
        level--;
      }
      if (level == 0) {
        if (node.frames[digit(at, 0)] != 0) {
          return at;
        }
        at++;
      } else {
        // Nothing below this branch: on to the next one.
        int shift = level * BITS;
        at = ((at >>> shift) + 1) << shift;
      }
    }
    return -1;
  }

  /** Forgets all frames. */
  void clear() {
    root = null;
    height = 0;
    nodes = 0;
  }

  private boolean covers(long page) {
    return page >>> (height * BITS) == 0;
  }

  private static int digit(long page, int level) {
    return (int) (page >>> (level * BITS)) & (FAN - 1);
  }
}
