package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code time}: runs a command and says how long it took: by the clock, in the program, in the
 * kernel.
 */
public final class Time extends Program {
  private static final int CHILDREN = -1;
  private static final int MONOTONIC = 1;

  public Time() {
    super("time", "COMMAND [ARGUMENT...]");
  }

  public static void main(String[] args) {
    new Time().start(args);
  }

  @Override
  protected int run(String[] args) {
    if (args.length == 0) {
      return misused("missing operand");
    }
    long start = os.clock(MONOTONIC);
    int status = Commands.run(this, os, args);
    long end = os.clock(MONOTONIC);
    long[] used = new long[2];
    os.processorTime(CHILDREN, used);
    if (status < 0) {
      return fail(args[0], status);
    }
    print("real", end - start);
    print("user", used[0]);
    print("sys", used[1]);
    err.flush();
    return status;
  }

  private void print(String label, long nanoseconds) {
    Output to = err.print(label).print("\t").print(nanoseconds / 60_000_000_000L).print("m ");
    to.print(nanoseconds / 1_000_000_000L % 60).put('.');
    to.print(Text.padded(nanoseconds / 1000 % 1_000_000, 6)).line("s");
  }
}
