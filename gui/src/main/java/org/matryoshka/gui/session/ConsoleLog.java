package org.matryoshka.gui.session;

import java.util.Arrays;

/**
 * What a VM has sent over its serial port since power-on. Going back in time cuts it; going on
 * fills it with the same bytes again.
 */
public final class ConsoleLog {
  private byte[] bytes = new byte[256];
  private int size;
  private Object epoch = new Object();

  /** Nothing has been sent. */
  ConsoleLog() {}

  /** Bytes sent so far. */
  public int size() {
    return size;
  }

  /**
   * A token for the bytes sent so far: as long as it is the same, bytes are only added. Whoever has
   * seen some of them with another token starts over.
   */
  public Object epoch() {
    return epoch;
  }

  /**
   * A copy of a part.
   *
   * @param from index of the first byte
   * @param to index behind the last one, at most {@link #size}
   */
  public byte[] bytes(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  void append(int character) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) character;
  }

  void truncate(int to) {
    if (to < size) {
      size = to;
      epoch = new Object();
    }
  }
}
