package org.matryoshka.isa.decoding;

/** Numbers in instruction bytes. */
final class LittleEndian {
  private LittleEndian() {}

  /** A signed number of 1, 2, 4 or 8 bytes. */
  static long signed(byte[] code, int at, int bytes) {
    long value = code[at + bytes - 1];
    for (int i = bytes - 2; i >= 0; i--) {
      value = (value << 8) | (code[at + i] & 0xFF);
    }
    return value;
  }
}
