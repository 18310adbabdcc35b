package org.matryoshka.gui.session;

import java.util.List;
import java.util.stream.LongStream;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitRecord;

/**
 * The latest exits, each with the step that it was: those up to now, and after one has gone back
 * also those of the known future. Holds a limited number; older ones fall out, and come back when
 * one travels to them.
 */
public final class ExitHistory {
  /** Records are kept in blocks of so many, made when they are needed. */
  private static final int BLOCK = 1 << 12;

  /** Exits at the same instruction are mostly equal: the last one of so many places is shared. */
  private static final int SHARED = 1 << 10;

  private final int capacity;
  private final Block[] blocks;
  private final VmExit[] sharedExits = new VmExit[SHARED];
  private final ExitOutcome[] sharedOutcomes = new ExitOutcome[SHARED];
  private long total;
  private long known;

  /** Index of the first exit since it holds all. */
  private long begin = 1;

  private static final class Block {
    final long[] steps = new long[BLOCK];
    final long[] times = new long[BLOCK];
    final long[] rips = new long[BLOCK];
    final int[] cycles = new int[BLOCK];
    final short[] vms = new short[BLOCK];
    final byte[] vcpus = new byte[BLOCK];
    final VmExit[] exits = new VmExit[BLOCK];
    final ExitOutcome[] outcomes = new ExitOutcome[BLOCK];
  }

  /**
   * An empty one.
   *
   * @param capacity exits that it holds, rounded up to whole blocks
   */
  ExitHistory(int capacity) {
    blocks = new Block[(capacity + BLOCK - 1) / BLOCK];
    this.capacity = blocks.length * BLOCK;
  }

  /** Exits from power-on up to now. */
  public long total() {
    return total;
  }

  /** Index of the last exit that is known: greater than {@link #total} when one has gone back. */
  public long known() {
    return known;
  }

  /**
   * Index of the oldest exit that it holds; {@link #known} + 1 if it holds none, which after a
   * journey far back may be less than {@link #total}.
   */
  public long first() {
    return Math.max(begin, known - capacity + 1);
  }

  /**
   * An exit.
   *
   * @param index {@link #first} to {@link #known}
   * @throws IndexOutOfBoundsException if it does not hold that one
   */
  public ExitEntry get(long index) {
    if (index < first() || index > known) {
      throw new IndexOutOfBoundsException("exit " + index + " of " + first() + " to " + known);
    }
    int at = (int) ((index - 1) % capacity);
    Block block = blocks[at / BLOCK];
    int i = at % BLOCK;
    return new ExitEntry(
        index,
        block.steps[i],
        new ExitRecord(
            block.times[i],
            block.vms[i],
            block.vcpus[i],
            block.rips[i],
            block.exits[i],
            block.outcomes[i],
            block.cycles[i]));
  }

  /** The exits from an index on, oldest first, as many as it holds, the known future included. */
  public List<ExitEntry> from(long index) {
    return LongStream.rangeClosed(Math.max(index, first()), known).mapToObj(this::get).toList();
  }

  /**
   * Adds the exit that was made just now; one that is known already is only passed.
   *
   * @return its index
   */
  long add(
      long step,
      long time,
      int vm,
      int vcpu,
      long rip,
      VmExit exit,
      ExitOutcome outcome,
      int cycles) {
    total++;
    if (total <= known && total >= first()) {
      return total;
    }
    if (total <= known || total > known + 1) {
      // far back, where the exits have fallen out: from here on it holds them anew
      begin = total;
    }
    known = total;
    int at = (int) ((total - 1) % capacity);
    if (blocks[at / BLOCK] == null) {
      blocks[at / BLOCK] = new Block();
    }
    Block block = blocks[at / BLOCK];
    int i = at % BLOCK;
    block.steps[i] = step;
    block.times[i] = time;
    block.rips[i] = rip;
    block.cycles[i] = cycles;
    block.vms[i] = (short) vm;
    block.vcpus[i] = (byte) vcpu;
    int place = (int) (rip ^ rip >>> 10) & (SHARED - 1);
    if (!exit.equals(sharedExits[place])) {
      sharedExits[place] = exit;
    }
    if (!outcome.equals(sharedOutcomes[place])) {
      sharedOutcomes[place] = outcome;
    }
    block.exits[i] = sharedExits[place];
    block.outcomes[i] = sharedOutcomes[place];
    return total;
  }

  /** The present is another one; the exits after it stay as the known future. */
  void setTotal(long now) {
    total = now;
  }

  /** Forgets the known future. */
  void discardFuture() {
    known = Math.min(known, total);
    if (first() > known + 1) {
      begin = known + 1;
    }
  }
}
