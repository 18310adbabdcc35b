package org.matryoshka.cpu.snapshot;

import java.util.Arrays;

/**
 * The state of a part as bare words, in the order in which the part lists its fields: what is saved
 * and put back a thousand times a minute. {@link StateSnapshot} is the one that people can read.
 *
 * <p>Immutable but for {@link #release}. Blocks of words that are the same in two states one after
 * the other are held once.
 */
public final class StateWords {
  private static final int BLOCK = 256;

  private static final class Block {
    final long[] words;
    int holders;

    Block(long[] words) {
      this.words = words;
    }

    long bytes() {
      return (long) words.length * Long.BYTES;
    }
  }

  private final int length;
  private final long added;
  private Block[] blocks;

  private StateWords(long[] words, int length, StateWords previous) {
    this.length = length;
    blocks = new Block[(length + BLOCK - 1) / BLOCK];
    long bytes = 0;
    for (int b = 0; b < blocks.length; b++) {
      int from = b * BLOCK;
      int to = Math.min(from + BLOCK, length);
      Block same = previous == null ? null : previous.same(b, words, from, to);
      if (same == null) {
        same = new Block(Arrays.copyOfRange(words, from, to));
        bytes += same.bytes();
      }
      same.holders++;
      blocks[b] = same;
    }
    added = bytes;
  }

  private Block same(int b, long[] words, int from, int to) {
    return blocks != null
            && b < blocks.length
            && Arrays.equals(blocks[b].words, 0, blocks[b].words.length, words, from, to)
        ? blocks[b]
        : null;
  }

  /**
   * Takes a part's state.
   *
   * @param previous an earlier state of the same part, with which to share what has not changed; or
   *     null
   */
  public static StateWords of(Stateful part, StateWords previous) {
    Saver saver = new Saver(previous == null ? 1024 : previous.length + 1024);
    part.state(saver);
    return new StateWords(saver.words, saver.length, previous);
  }

  /**
   * Puts the state back.
   *
   * @throws IllegalArgumentException if the part lists more fields or fewer; then its state is
   *     undefined
   */
  public void restore(Stateful part) {
    Loader loader = new Loader();
    part.state(loader);
    if (loader.at != length) {
      throw new IllegalArgumentException(
          "the state has " + length + " words, the part took " + loader.at);
    }
  }

  /** Bytes that it holds and that the one before it did not. */
  public long addedBytes() {
    return added;
  }

  /** Bytes that nobody else holds. */
  public long ownBytes() {
    long own = 0;
    for (Block block : blocks) {
      own += block.holders == 1 ? block.bytes() : 0;
    }
    return own;
  }

  /**
   * Gives the words up; they can't be put back any more.
   *
   * @return bytes that nobody holds now
   */
  public long release() {
    long freed = 0;
    for (Block block : blocks) {
      if (--block.holders == 0) {
        freed += block.bytes();
      }
    }
    blocks = null;
    return freed;
  }

  private static final class Saver extends StateFields {
    private long[] words;
    private int length;

    Saver(int capacity) {
      words = new long[capacity];
    }

    @Override
    public boolean loading() {
      return false;
    }

    @Override
    public long number(String name, long value) {
      if (length == words.length) {
        words = Arrays.copyOf(words, 2 * length);
      }
      words[length++] = value;
      return value;
    }

    @Override
    public void part(String name, Stateful part) {
      part.state(this);
    }

    @Override
    protected String element(String name, int index) {
      return name;
    }
  }

  private final class Loader extends StateFields {
    private int at;

    @Override
    public boolean loading() {
      return true;
    }

    @Override
    public long number(String name, long value) {
      if (at == length) {
        throw new IllegalArgumentException("the state has no word for " + name);
      }
      long word = blocks[at / BLOCK].words[at % BLOCK];
      at++;
      return word;
    }

    @Override
    public void part(String name, Stateful part) {
      part.state(this);
    }

    @Override
    protected String element(String name, int index) {
      return name;
    }
  }
}
