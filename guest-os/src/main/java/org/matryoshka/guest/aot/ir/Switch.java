package org.matryoshka.guest.aot.ir;

/** Goes to the block of an int key, or to the default block. */
public final class Switch extends Terminator {
  private final int[] keys;

  /**
   * Makes a switch.
   *
   * @param keys in ascending order, each once
   * @param targets one block for each key, and the default block last
   */
  public Switch(Graph graph, SourcePosition position, Value key, int[] keys, Block[] targets) {
    super(graph, position, targets.clone(), key);
    this.keys = keys.clone();
  }

  /** Returns the value that chooses. */
  public Value key() {
    return operand(0);
  }

  /** Returns the number of keys. */
  public int keyCount() {
    return keys.length;
  }

  /** Returns a key; they ascend. Its block is the successor of the same index. */
  public int keyAt(int index) {
    return keys[index];
  }

  /** Returns where control goes for every other value; the last successor. */
  public Block defaultTarget() {
    return successor(keys.length);
  }
}
