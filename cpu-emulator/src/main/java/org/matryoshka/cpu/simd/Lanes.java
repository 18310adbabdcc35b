package org.matryoshka.cpu.simd;

/**
 * Operations on the elements of a 64-bit lane. Elements of 1, 2 or 4 bytes stand in a lane from the
 * low end to the high.
 */
final class Lanes {
  private Lanes() {}

  /** What becomes of two elements, each sign-extended. */
  @FunctionalInterface
  interface ElementOperation {
    long apply(long a, long b);
  }

  /** What becomes of two lanes. */
  @FunctionalInterface
  interface LaneOperation {
    long apply(long a, long b);
  }

  /** An operation on every element, whose results are cut to its width. */
  static LaneOperation each(int size, ElementOperation operation) {
    return (a, b) -> {
      long result = 0;
      int bits = 8 * size;
      long mask = -1L >>> (64 - bits);
      for (int at = 0; at < 64; at += bits) {
        result |= (operation.apply(signed(a, at, bits), signed(b, at, bits)) & mask) << at;
      }
      return result;
    };
  }

  /** The same for elements without sign. */
  static LaneOperation eachUnsigned(int size, ElementOperation operation) {
    long mask = -1L >>> (64 - 8 * size);
    return each(size, (a, b) -> operation.apply(a & mask, b & mask));
  }

  static long signed(long lane, int at, int bits) {
    return lane << (64 - bits - at) >> (64 - bits);
  }

  /** Sums, modulo the width: no carry crosses the border of an element. */
  static LaneOperation add(int size) {
    long tops = tops(size);
    return (a, b) -> (a & ~tops) + (b & ~tops) ^ ((a ^ b) & tops);
  }

  /** Differences, modulo the width. */
  static LaneOperation subtract(int size) {
    long tops = tops(size);
    return (a, b) -> (a | tops) - (b & ~tops) ^ ((a ^ ~b) & tops);
  }

  /** The highest bit of every element. */
  static long tops(int size) {
    return switch (size) {
      case 1 -> 0x8080_8080_8080_8080L;
      case 2 -> 0x8000_8000_8000_8000L;
      case 4 -> 0x8000_0000_8000_0000L;
      default -> 1L << 63;
    };
  }

  /** The highest bits of the elements, gathered from bit 0 on. */
  static long signs(long lane, int size) {
    return Long.compress(lane, tops(size));
  }

  /** The nearest number of the width that has a sign. */
  static long saturate(long value, int bits) {
    long limit = 1L << (bits - 1);
    return Math.clamp(value, -limit, limit - 1);
  }

  /** The nearest number of the width without sign. */
  static long saturateUnsigned(long value, int bits) {
    return Math.clamp(value, 0, (1L << bits) - 1);
  }
}
