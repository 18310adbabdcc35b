package org.matryoshka.guest.bench;

/** CRC-32 by table, byte by byte: loads, shifts, a dependent chain. As {@code crc32.c}. */
public final class Crc32 {
  private static final int SIZE = 65536;
  private static final int ROUNDS = 12;
  private static final int EXPECTED = 1013329326;

  private Crc32() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    BenchmarkEnd.exit(result(), EXPECTED);
  }

  static int result() {
    int[] table = new int[256];
    fillTable(table);
    byte[] data = new byte[SIZE];
    RandomNumbers random = new RandomNumbers();
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) random.next();
    }
    int crc = 0;
    for (int round = 0; round < ROUNDS; round++) {
      crc ^= crc(table, data);
      data[round] ^= (byte) crc;
    }
    return crc;
  }

  private static void fillTable(int[] table) {
    for (int i = 0; i < 256; i++) {
      int c = i;
      for (int k = 0; k < 8; k++) {
        c = (c & 1) != 0 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
      }
      table[i] = c;
    }
  }

  private static int crc(int[] table, byte[] data) {
    int crc = -1;
    for (int i = 0; i < data.length; i++) {
      crc = table[(crc ^ data[i]) & 0xff] ^ (crc >>> 8);
    }
    return ~crc;
  }
}
