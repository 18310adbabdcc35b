package org.matryoshka.guest.bench;

/** Numbers that look random (xorshift32, Marsaglia 2003), the same as the C programs have. */
final class RandomNumbers {
  private int state = (int) 2463534242L;

  /** The next number. */
  int next() {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  }
}
