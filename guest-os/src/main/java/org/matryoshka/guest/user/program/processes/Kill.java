package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Signals;

/** {@code kill}: sends a signal to processes; a negative number means a process group. */
public final class Kill extends Program {
  public Kill() {
    super("kill", "[-s SIGNAL | -SIGNAL] PID... | -l [NUMBER]");
  }

  public static void main(String[] args) {
    new Kill().start(args);
  }

  @Override
  protected int run(String[] args) {
    if (args.length > 0 && args[0].equals("-l")) {
      return list(args);
    }
    int signal = Signals.TERM;
    int first = 0;
    if (args.length > 1 && args[0].equals("-s")) {
      signal = Signals.parse(args[1]);
      first = 2;
    } else if (args.length > 0
        && args[0].length() > 1
        && args[0].charAt(0) == '-'
        && !args[0].equals("--")) {
      signal = Signals.parse(args[0].substring(1));
      first = 1;
    }
    if (first < args.length && args[first].equals("--")) {
      first++;
    }
    if (signal < 0) {
      return misused("'" + args[first - 1] + "' is no signal; kill -l shows them");
    }
    if (first >= args.length) {
      return misused("say which processes");
    }
    int status = 0;
    for (int i = first; i < args.length; i++) {
      long pid = Numbers.parseSigned(args[i]);
      if (pid == Numbers.NONE || pid != (int) pid) {
        status = fail("'" + args[i] + "' is no process number");
      } else {
        int result = os.kill((int) pid, signal);
        if (result < 0) {
          status = fail(args[i], result);
        }
      }
    }
    return status;
  }

  private int list(String[] args) {
    if (args.length > 1) {
      long number = Numbers.parse(args[1]);
      String name = Signals.name((int) (number > 128 ? number - 128 : number));
      if (name == null) {
        return fail("'" + args[1] + "' is no signal");
      }
      out.line(name);
      return 0;
    }
    for (int signal = 1; signal < Signals.NAMED; signal++) {
      out.right(signal, 2).print(") ").line(Signals.name(signal));
    }
    return 0;
  }
}
