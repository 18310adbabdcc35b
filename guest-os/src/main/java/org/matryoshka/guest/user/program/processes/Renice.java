package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Program;

/**
 * {@code renice}: changes the niceness of running processes (-p), process groups (-g) or users
 * (-u).
 */
public final class Renice extends Program {
  public Renice() {
    super("renice", "[-n] NICENESS [-p | -g | -u] ID...");
  }

  public static void main(String[] args) {
    new Renice().start(args);
  }

  @Override
  protected int run(String[] args) {
    int at = args.length > 0 && args[0].equals("-n") ? 1 : 0;
    long nice = at < args.length ? Numbers.parseSigned(args[at]) : Numbers.NONE;
    if (nice == Numbers.NONE || nice < -100 || nice > 100) {
      return misused(at < args.length ? "'" + args[at] + "' is no niceness" : "missing operand");
    }
    int which = 0;
    int status = 0;
    boolean some = false;
    for (int i = at + 1; i < args.length; i++) {
      int kind = kind(args[i]);
      if (kind >= 0) {
        which = kind;
      } else {
        some = true;
        status = Math.max(status, change(which, args[i], (int) nice));
      }
    }
    return some ? status : misused("say which processes");
  }

  private static int kind(String option) {
    return switch (option) {
      case "-p" -> 0;
      case "-g" -> 1;
      case "-u" -> 2;
      default -> -1;
    };
  }

  private int change(int which, String id, int nice) {
    long number = Numbers.parse(id);
    if (number < 0 || number > Integer.MAX_VALUE) {
      return fail("'" + id + "' is no number");
    }
    int result = os.setPriority(which, (int) number, nice);
    return result < 0 ? fail(id, result) : 0;
  }
}
