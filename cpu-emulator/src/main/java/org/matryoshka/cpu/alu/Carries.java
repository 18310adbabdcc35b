package org.matryoshka.cpu.alu;

/**
 * Carry vectors: bit n is the carry (or borrow) out of bit position n. From the carry out of the
 * top bit, of the bit below it and of bit 3 come CF, OF and AF; see {@code CpuState}.
 */
public final class Carries {
  /** The two bits of a vector that is aligned to bit 63 which say CF and OF. */
  public static final long CARRY_AND_OVERFLOW = 3L << 62;

  private Carries() {}

  /** Of {@code sum = a + b}, also with a carry in. */
  public static long ofSum(long a, long b, long sum) {
    return (a & b) | ((a | b) & ~sum);
  }

  /** Of {@code difference = a − b}, also with a borrow in. */
  public static long ofDifference(long a, long b, long difference) {
    return (~a & b) | ((~a | b) & difference);
  }

  /**
   * A vector aligned to bit 63 with these flags.
   *
   * @param carry 0 or 1
   * @param overflow 0 or 1
   */
  public static long of(long carry, long overflow) {
    return carry << 63 | (carry ^ overflow) << 62;
  }

  /** An aligned vector with another carry flag, and overflow and auxiliary carry kept. */
  public static long withCarry(long vector, long carry) {
    return vector ^ ((vector ^ carry << 63) >> 63 & CARRY_AND_OVERFLOW);
  }
}
