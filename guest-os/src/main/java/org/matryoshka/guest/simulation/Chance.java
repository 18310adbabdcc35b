package org.matryoshka.guest.simulation;

/** Numbers that look random and are the same for the same seed: xorshift64* (Vigna 2016). */
final class Chance {
  private long state;

  Chance(long seed) {
    state = seed * 0x9e37_79b9_7f4a_7c15L | 1;
  }

  /** From 0 to bound - 1. */
  long nextLong(long bound) {
    state ^= state >>> 12;
    state ^= state << 25;
    state ^= state >>> 27;
    return ((state * 0x2545_f491_4f6c_dd1dL) >>> 1) % bound;
  }

  /** From 0 to bound - 1. */
  int nextInt(int bound) {
    return (int) nextLong(bound);
  }
}
