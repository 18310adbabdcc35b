package org.matryoshka.cpu.alu;

/**
 * Values of 1, 2, 4 or 8 bytes in longs. Operands come zero-extended; of a result only the low
 * bytes count, what stands above them is of no interest.
 */
public final class Width {
  private Width() {}

  /** Bits of a width. */
  public static int bits(int size) {
    return 8 * size;
  }

  /** How far a value must be shifted left for its top bit to become bit 63. */
  public static int shift(int size) {
    return 64 - 8 * size;
  }

  /** The low bytes. */
  public static long mask(int size) {
    return -1L >>> shift(size);
  }

  /** Cuts to the low bytes and extends the sign. */
  public static long signExtend(long value, int size) {
    int shift = shift(size);
    return value << shift >> shift;
  }

  /** Cuts to the low bytes and extends with zeros. */
  public static long zeroExtend(long value, int size) {
    return value & mask(size);
  }

  /** The top bit, 0 or 1. */
  public static long topBit(long value, int size) {
    return value >>> (bits(size) - 1) & 1;
  }
}
