package org.matryoshka.guest.selftest;

import org.matryoshka.guest.magic.Recursion;
import org.matryoshka.guest.runtime.collection.Sequence;

/** Makes far more objects than the heap has room for, and looks at those that must stay. */
final class GarbageSelfTest implements SelfTest {
  private static final class Tree {
    final Tree left;
    final Tree right;
    final int[] payload;

    Tree(Tree left, Tree right, int value) {
      this.left = left;
      this.right = right;
      payload = new int[1 + (value & 15)];
      payload[value & 15] = value;
    }

    @Recursion(maxDepth = 10, reason = "trees are grown to this depth")
    int sum() {
      int sum = payload[payload.length - 1];
      if (left != null) {
        sum += 3 * left.sum();
      }
      if (right != null) {
        sum += 5 * right.sum();
      }
      return sum;
    }
  }

  @Override
  public String name() {
    return "garbage";
  }

  @Recursion(maxDepth = 11, reason = "run asks for trees of depth 10 at most")
  private static Tree grow(int depth, int value) {
    return depth == 0
        ? null
        : new Tree(grow(depth - 1, value * 2), grow(depth - 1, value * 2 + 1), value);
  }

  @Override
  public void run(SelfTestLog log) {
    Tree kept = grow(10, 1);
    Sequence<byte[]> large = new Sequence<>();
    int total = 0;
    for (int i = 0; i < 150; i++) {
      Tree dropped = grow(9, i);
      total += dropped.sum();
      byte[] block = new byte[5000 + i];
      block[4999] = (byte) i;
      large.add(block);
      if (large.size() > 20) {
        total += large.removeAt(i % 20)[4999];
      }
    }
    log.value("total", total);
    log.value("kept", kept.sum());
    String text = "";
    for (int i = 0; i < 300; i++) {
      text = text + i;
      if (text.length() > 60) {
        text = text.substring(30);
      }
    }
    log.value("text", text);
  }
}
