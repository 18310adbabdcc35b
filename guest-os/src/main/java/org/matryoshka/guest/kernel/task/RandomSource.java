package org.matryoshka.guest.kernel.task;

/**
 * Random numbers for programs: getrandom(2), /dev/random, the words on a new stack. A generator
 * (xoshiro256**) seeded from the command line's {@code seed=}, so that a run can be repeated; not
 * for secrets.
 */
public final class RandomSource {
  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private long state;

  /** A source whose numbers depend on the seed alone. */
  public RandomSource(long seed) {
    state = seed;
    s0 = splitMix();
    s1 = splitMix();
    s2 = splitMix();
    s3 = splitMix();
  }

  private long splitMix() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** The next 64 bits. */
  public long next() {
    long result = rotate(s1 * 5, 7) * 9;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 45);
    return result;
  }

  private static long rotate(long value, int bits) {
    return value << bits | value >>> (64 - bits);
  }

  /** Fills a part of an array. */
  public void fill(byte[] into, int offset, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      if ((i & 7) == 0) {
        bits = next();
      }
      into[offset + i] = (byte) bits;
      bits >>>= 8;
    }
  }
}
