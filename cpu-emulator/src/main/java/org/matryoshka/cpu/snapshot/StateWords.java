package org.matryoshka.cpu.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a part as bare words, in the order in which the part lists its fields: what is saved
 * and put back a thousand times a minute. {@link StateSnapshot} is the one that people can read.
 *
 * <p>Immutable but for {@link #release}. Blocks of words that are the same in two states one after
 * the other are held once.
 */
public final class StateWords {
  private static final int BLOCK = 256;

  /** Parts down to this depth begin a segment of their own. */
  private static final int DEPTH = 2;

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

  /** Words of all blocks. */
  private final int length;

  private final long added;

  /**
   * By segment, its blocks; null once released. A segment is a part, or what lies between two: if
   * its length changes, the others are still found where they were.
   */
  private Block[][] segments;

  private StateWords(Saver saver, StateWords previous) {
    length = saver.length;
    segments = new Block[saver.starts.size()][];
    long bytes = 0;
    for (int s = 0; s < segments.length; s++) {
      int start = saver.starts.get(s);
      int end = s + 1 < segments.length ? saver.starts.get(s + 1) : length;
      Block[] blocks = new Block[(end - start + BLOCK - 1) / BLOCK];
      for (int b = 0; b < blocks.length; b++) {
        int from = start + b * BLOCK;
        int to = Math.min(from + BLOCK, end);
        Block block = previous == null ? null : previous.same(s, b, saver.words, from, to);
        if (block == null) {
          block = new Block(Arrays.copyOfRange(saver.words, from, to));
          bytes += block.bytes();
        }
        block.holders++;
        blocks[b] = block;
      }
      segments[s] = blocks;
    }
    added = bytes;
  }

  private Block same(int segment, int b, long[] words, int from, int to) {
    if (segments == null || segment >= segments.length || b >= segments[segment].length) {
      return null;
    }
    Block block = segments[segment][b];
    return Arrays.equals(block.words, 0, block.words.length, words, from, to) ? block : null;
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
    return new StateWords(saver, previous);
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
    if (loader.taken != length) {
      throw new IllegalArgumentException(
          "the state has " + length + " words, the part took " + loader.taken);
    }
  }

  /** Bytes that it holds and that the one before it did not. */
  public long addedBytes() {
    return added;
  }

  /** Bytes that nobody else holds. */
  public long ownBytes() {
    long own = 0;
    for (Block[] blocks : segments) {
      for (Block block : blocks) {
        own += block.holders == 1 ? block.bytes() : 0;
      }
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
    for (Block[] blocks : segments) {
      for (Block block : blocks) {
        if (--block.holders == 0) {
          freed += block.bytes();
        }
      }
    }
    segments = null;
    return freed;
  }

  private static final class Saver extends StateFields {
    private final List<Integer> starts = new ArrayList<>(List.of(0));
    private long[] words;
    private int length;
    private int depth;

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
      beginSegment();
      depth++;
      part.state(this);
      depth--;
      beginSegment();
    }

    private void beginSegment() {
      if (depth < DEPTH) {
        starts.add(length);
      }
    }

    @Override
    protected String element(String name, int index) {
      return name;
    }
  }

  private final class Loader extends StateFields {
    private int taken;
    private int segment;
    private int block;
    private int word;

    @Override
    public boolean loading() {
      return true;
    }

    @Override
    public long number(String name, long value) {
      if (taken++ == length) {
        throw new IllegalArgumentException("the state has no word for " + name);
      }
      while (block == segments[segment].length) {
        segment++;
        block = 0;
      }
      long[] words = segments[segment][block].words;
      long stored = words[word++];
      if (word == words.length) {
        word = 0;
        block++;
      }
      return stored;
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
