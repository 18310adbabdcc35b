package org.matryoshka.isa.oracle;

/**
 * A fixed sequence of strings of 15 bytes: 200,000 uniformly random ones, then 816,000 that begin
 * with random prefixes and walk through all opcodes of the four maps, then 20,000 with a VEX
 * prefix, most of them of the map and the opcodes that BMI1 has. The sequence depends on nothing
 * but this class, so answers of other disassemblers can be recorded by index.
 */
final class CodeStrings {
  static final int COUNT = 1_036_000;
  static final int LENGTH = 15;

  private static final int UNIFORM = 200_000;
  private static final int GUIDED = 816_000;
  private static final int PER_ONE_BYTE_OPCODE = 1_200;
  private static final int PER_0F_OPCODE = 1_500;
  private static final int[] PREFIXES = {
    0x66, 0x66, 0x66, 0x66, 0x67, 0x67, 0xF2, 0xF3, 0xF3, 0xF0, 0x64, 0x65, 0x2E, 0x3E, 0x26
  };

  /** ANDN, the three with a digit, BEXTR, and their neighbours of BMI2. */
  private static final int[] VEX_OPCODES = {0xF2, 0xF3, 0xF3, 0xF3, 0xF7, 0xF5, 0xF6};

  private long state = 0x1234_5678_9ABC_DEFL;
  private int index;
  private final byte[] bytes = new byte[LENGTH];

  /** The next string; the array is used again by the next call. */
  byte[] next() {
    fill();
    int guided = index++ - UNIFORM;
    if (guided >= GUIDED) {
      guideVex();
    } else if (guided >= 0) {
      int escaped = guided - 256 * PER_ONE_BYTE_OPCODE;
      int threeByte = escaped - 256 * PER_0F_OPCODE;
      if (escaped < 0) {
        guide(0, guided / PER_ONE_BYTE_OPCODE);
      } else if (threeByte < 0) {
        guide(1, escaped / PER_0F_OPCODE);
      } else {
        guide(2 + threeByte % 2, (threeByte / 2) % 256);
      }
    }
    return bytes;
  }

  private void guide(int map, int opcode) {
    int at = prefixes(4);
    if (below(2) == 0) {
      bytes[at++] = (byte) (0x40 | below(16));
    }
    if (map > 0) {
      bytes[at++] = 0x0F;
    }
    if (map > 1) {
      bytes[at++] = (byte) (map == 2 ? 0x38 : 0x3A);
    }
    bytes[at] = (byte) opcode;
  }

  private void guideVex() {
    int at = prefixes(1);
    if (below(10) == 0) {
      bytes[at++] = (byte) (0x40 | below(16));
    }
    if (below(8) == 0) {
      bytes[at] = (byte) 0xC5;
      at += 2;
    } else {
      bytes[at++] = (byte) 0xC4;
      bytes[at++] = (byte) (below(8) << 5 | (below(8) == 0 ? below(32) : 2));
      if (below(4) != 0) {
        bytes[at] &= (byte) 0xF8; // 128 bits, no implied prefix
      }
      at++;
    }
    if (below(8) != 0) {
      bytes[at] = (byte) VEX_OPCODES[below(VEX_OPCODES.length)];
    }
  }

  /**
   * Begins with prefixes, at most five.
   *
   * @param tenths how likely there is one more
   * @return where they end
   */
  private int prefixes(int tenths) {
    int at = 0;
    while (at < 5 && below(10) < tenths) {
      bytes[at++] = (byte) PREFIXES[below(PREFIXES.length)];
    }
    return at;
  }

  private void fill() {
    long low = random();
    long high = random();
    for (int i = 0; i < LENGTH; i++) {
      bytes[i] = (byte) ((i < 8 ? low : high) >> (8 * (i & 7)));
    }
  }

  private int below(int bound) {
    return (int) ((random() >>> 33) % bound);
  }

  /** SplitMix64. */
  private long random() {
    state += 0x9E37_79B9_7F4A_7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
