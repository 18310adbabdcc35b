package org.matryoshka.cpu.alu;

/** Scans and counts of bits, and reversal of bytes. */
public final class BitCount {
  private BitCount() {}

  /** Zero bits below the lowest one; the width in bits for 0 (TZCNT; BSF except for 0). */
  public static int trailingZeros(long value, int size) {
    return Math.min(Long.numberOfTrailingZeros(value), Width.bits(size));
  }

  /**
   * Zero bits above the highest one; the width in bits for 0 (LZCNT).
   *
   * @param value zero-extended
   */
  public static int leadingZeros(long value, int size) {
    return Long.numberOfLeadingZeros(value) - Width.shift(size);
  }

  /** The bytes in opposite order (BSWAP, MOVBE). */
  public static long reverseBytes(long value, int size) {
    return Long.reverseBytes(value) >>> Width.shift(size);
  }
}
