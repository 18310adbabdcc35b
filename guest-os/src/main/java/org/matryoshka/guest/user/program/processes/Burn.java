package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code burn}: keeps the processor busy for some seconds by the clock (-s), for some rounds of
 * work (-r), for some processor time (-c), or until it is interrupted, and says how much work it
 * did and which share of the processor it got.
 */
public final class Burn extends Program {
  /** Steps of the generator in a round. */
  private static final int ROUND = 20_000;

  private static final int MONOTONIC = 1;
  private static final int PROCESSOR_TIME = 2;

  private long state = 1;

  public Burn() {
    super("burn", "[-q] [-n NICE] [-l LABEL] [-s SECONDS | -c SECONDS | -r ROUNDS]");
  }

  public static void main(String[] args) {
    new Burn().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "qn:l:s:c:r:");
    long rounds = options.number('r', Long.MAX_VALUE);
    if (!options.counts(0, 0)) {
      return 1;
    }
    long wall = time(options, 's');
    long processor = time(options, 'c');
    if (wall < 0 || processor < 0) {
      return misused("options -s and -c need seconds");
    }
    if (options.value('n') != null) {
      long nice = Numbers.parseSigned(options.value('n'));
      int result = nice == Numbers.NONE ? -22 : os.setPriority(0, 0, (int) nice);
      if (result < 0) {
        return fail("cannot set niceness " + options.value('n'), result);
      }
    }
    os.catchSignal(Signals.INT);
    os.catchSignal(Signals.TERM);
    long start = os.clock(MONOTONIC);
    long startProcessor = os.clock(PROCESSOR_TIME);
    long done = 0;
    while (done < rounds
        && os.clock(MONOTONIC) - start < wall
        && (processor == Long.MAX_VALUE || os.clock(PROCESSOR_TIME) - startProcessor < processor)
        && os.takenSignals() == 0) {
      round();
      done++;
    }
    if (!options.has('q')) {
      report(
          options.value('l', "burn " + os.getpid()),
          done,
          os.clock(MONOTONIC) - start,
          os.clock(PROCESSOR_TIME) - startProcessor);
    }
    return state == 0 ? 1 : 0;
  }

  private static long time(Options options, char letter) {
    return options.value(letter) == null
        ? Long.MAX_VALUE
        : Numbers.parseSeconds(options.value(letter));
  }

  /**
   * Steps of a xorshift generator: they can't be left out, since the state is looked at at the end.
   */
  private void round() {
    long x = state;
    for (int i = 0; i < ROUND; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    state = x;
  }

  private void report(String label, long done, long wall, long processor) {
    long share = wall == 0 ? 0 : (processor * 1000 + wall / 2) / wall;
    out.print(label)
        .print(": nice ")
        .print(20 - os.getPriority(0, 0))
        .print(": ")
        .print(done)
        .print(" rounds, ");
    seconds(wall);
    out.print(" s by the clock, ");
    seconds(processor);
    out.print(" s of processor, ").print(share / 10).put('.').print(share % 10).line(" %");
  }

  private void seconds(long nanoseconds) {
    out.print(nanoseconds / 1_000_000_000L)
        .put('.')
        .print(Text.padded(nanoseconds / 1_000_000L % 1000, 3));
  }
}
