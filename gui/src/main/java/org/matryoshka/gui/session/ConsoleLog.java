package org.matryoshka.gui.session;

import java.util.Arrays;

/**
 * What a VM has sent over its serial port since power-on. Going back in time cuts it; going on
 * fills it with the same bytes again.
 */
public final class ConsoleLog {
  private byte[] bytes = new byte[256];
  private int size;

  /** Nothing has been sent. */
  ConsoleLog() {}

  /** Bytes sent so far. */
  public int size() {
    return size;
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
    size = Math.min(size, to);
  }
}
