package org.matryoshka.isa.encoding;

import java.util.Arrays;

/** Collects the bytes of one instruction. */
final class ByteWriter {
  /** The longest that the encoder can make is below this; 15 is the most a processor takes. */
  private final byte[] bytes = new byte[24];

  private int size;

  void put(int value) {
    bytes[size++] = (byte) value;
  }

  /** Little-endian. */
  void put(long value, int count) {
    for (int i = 0; i < count; i++) {
      put((int) (value >> (8 * i)));
    }
  }

  int size() {
    return size;
  }

  /**
   * The bytes.
   *
   * @throws EncodingException if they are more than an instruction may have
   */
  byte[] toByteArray() {
    if (size > 15) {
      throw new EncodingException("the encoding has " + size + " bytes, 15 is the most");
    }
    return Arrays.copyOf(bytes, size);
  }
}
