package org.matryoshka.gui.fx.view.exits;

import java.util.Arrays;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitRecord;

/**
 * A copy of the exits that the history holds, to be read by any thread while one thread writes. In
 * columns, so that a million exits take about 40 MB.
 */
class ExitStore {
  /** Exits that fall out together when there are too many. */
  private static final int BLOCK = 1 << 12;

  private final int capacity;
  private volatile Content content = new Content(0, 1, new Block[0], 1);

  /**
   * What is in it at one moment.
   *
   * @param epoch another number means: begin anew, exits were replaced
   * @param first index of the first exit that is held
   * @param blocks the first one begins with exit {@code first}
   * @param end index behind the last exit that is held
   */
  private record Content(int epoch, long first, Block[] blocks, long end) {}

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
   * What can be read.
   *
   * @param epoch another number means: begin anew
   * @param first index of the first exit
   * @param end index behind the last one
   */
  record Extent(int epoch, long first, long end) {
    /** Exits that are there. */
    long size() {
      return end - first;
    }
  }

  /**
   * An empty one.
   *
   * @param capacity exits that it holds; then the oldest fall out
   */
  ExitStore(int capacity) {
    this.capacity = capacity;
  }

  /** What is there now. */
  Extent extent() {
    Content now = content;
    return new Extent(now.epoch, now.first, now.end);
  }

  /**
   * An exit; null if it is not there any more.
   *
   * @param index from 1
   */
  ExitEntry get(long index) {
    Content now = content;
    if (index < now.first || index >= now.end) {
      return null;
    }
    int offset = (int) (index - now.first);
    Block block = now.blocks[offset / BLOCK];
    int i = offset % BLOCK;
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

  // By the one thread that writes

  /** Forgets everything; the next exit is the one of an index. */
  void restart(long first) {
    content = new Content(content.epoch + 1, first, new Block[0], first);
  }

  /** Adds the exit that follows. */
  void add(ExitEntry entry) {
    Content now = content;
    if (entry.index() != now.end) {
      throw new IllegalArgumentException("exit " + entry.index() + " is not " + now.end);
    }
    int offset = (int) (now.end - now.first);
    Block[] blocks = now.blocks;
    long first = now.first;
    if (offset == blocks.length * BLOCK) {
      boolean full = offset >= capacity && blocks.length > 1;
      int from = full ? 1 : 0;
      first += (long) from * BLOCK;
      offset -= from * BLOCK;
      blocks = Arrays.copyOfRange(blocks, from, blocks.length + 1);
      blocks[blocks.length - 1] = new Block();
    }
    Block block = blocks[offset / BLOCK];
    int i = offset % BLOCK;
    ExitRecord exit = entry.exit();
    block.steps[i] = entry.step();
    block.times[i] = exit.time();
    block.rips[i] = exit.rip();
    block.cycles[i] = exit.cycles();
    block.vms[i] = (short) exit.vm();
    block.vcpus[i] = (byte) exit.vcpu();
    block.exits[i] = exit.exit();
    block.outcomes[i] = exit.outcome();
    content = new Content(now.epoch, first, blocks, now.end + 1);
  }
}
