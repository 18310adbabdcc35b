package org.matryoshka.guest.runtime.collection;

/** A fixed number of bits: file descriptors, signals, process numbers in use. */
public final class Bitmap {
  private final long[] words;
  private final int size;

  /** So many bits, 0 or more, all clear. */
  public Bitmap(int size) {
    this.size = size;
    words = new long[(size + 63) >>> 6];
  }

  /** The number of bits. */
  public int size() {
    return size;
  }

  /** Whether a bit from 0 to {@code size() - 1} is set. */
  public boolean get(int index) {
    check(index);
    return (words[index >>> 6] >>> (index & 63) & 1) != 0;
  }

  /** Sets a bit. */
  public void set(int index) {
    check(index);
    words[index >>> 6] |= 1L << (index & 63);
  }

  /** Clears a bit. */
  public void clear(int index) {
    check(index);
    words[index >>> 6] &= ~(1L << (index & 63));
  }

  /** The lowest clear bit that is not below a start; -1 if there is none. */
  public int nextClear(int start) {
    return next(start, -1L);
  }

  /** The lowest set bit that is not below a start; -1 if there is none. */
  public int nextSet(int start) {
    return next(start, 0);
  }

  /** The number of set bits. */
  public int count() {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      count += Long.bitCount(words[i]);
    }
    return count;
  }

  private int next(int start, long inversion) {
    if (start < 0 || start >= size) {
      return -1;
    }
    int word = start >>> 6;
    long bits = (words[word] ^ inversion) & (-1L << (start & 63));
    while (bits == 0) {
      word++;
      if (word == words.length) {
        return -1;
      }
      bits = words[word] ^ inversion;
    }
    int found = (word << 6) + Long.numberOfTrailingZeros(bits);
    return found < size ? found : -1;
  }

  private void check(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("bit " + index + " of " + size);
    }
  }
}
