package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/**
 * {@code nice}: runs a command at a lower (or, for root, higher) priority; without a command shows
 * the own niceness.
 */
public final class Nice extends Program {
  public Nice() {
    super("nice", "[-n ADJUSTMENT] [COMMAND [ARGUMENT...]]");
  }

  public static void main(String[] args) {
    new Nice().start(args);
  }

  /** {@code -5} and {@code --5} are old ways to write {@code -n 5} and {@code -n -5}. */
  private static String[] withoutOldStyle(String[] args) {
    if (args.length > 0
        && args[0].startsWith("-")
        && Numbers.parseSigned(args[0].substring(1)) != Numbers.NONE) {
      args[0] = "-n" + args[0].substring(1);
    }
    return args;
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.before(this, withoutOldStyle(args), "n:");
    if (options.wrong()) {
      return 125;
    }
    long adjustment = Numbers.parseSigned(options.value('n', "10"));
    if (adjustment == Numbers.NONE) {
      misused("'" + options.value('n') + "' is no number");
      return 125;
    }
    int now = 20 - os.getPriority(0, 0);
    if (options.count() == 0) {
      out.print(now).line();
      return 0;
    }
    int result = os.setPriority(0, 0, (int) Math.max(-40, Math.min(40, now + adjustment)));
    if (result < 0) {
      fail("cannot set niceness", result);
    }
    return Commands.become(this, os, options.operands());
  }
}
