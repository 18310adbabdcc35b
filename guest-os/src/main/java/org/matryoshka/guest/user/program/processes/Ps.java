package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Accounts;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/** {@code ps}: the processes; -l with parents, niceness and memory. */
public final class Ps extends Program {
  public Ps() {
    super("ps", "[-aefl]");
  }

  public static void main(String[] args) {
    new Ps().start(args);
  }

  @Override
  protected int run(String[] args) {
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i].equals("aux") || args[i].equals("ax") ? "-a" : args[i];
    }
    Options options = Options.of(this, args, "aefl");
    if (!options.counts(0, 0)) {
      return 1;
    }
    Sequence<ProcessInfo> processes = ProcessInfo.all(os);
    if (processes == null) {
      return fail("/proc can't be read; is it mounted?");
    }
    boolean wide = options.has('l') || options.has('f');
    Accounts accounts = new Accounts(os);
    out.print("  PID ")
        .left("USER", 9)
        .print(wide ? " PPID  PGID   SID  NI    VSZ   RSS " : "")
        .line("STAT   TIME COMMAND");
    for (ProcessInfo process : processes) {
      out.right(process.pid, 5).put(' ').left(accounts.userName(process.uid), 9);
      if (wide) {
        out.right(process.parent, 5)
            .right(process.group, 6)
            .right(process.session, 6)
            .right(process.nice, 4);
        out.right(process.virtualBytes / 1024, 7).right(process.residentPages * 4, 6).put(' ');
      }
      out.left(process.stateText(), 5)
          .right(time(process.ticks()), 6)
          .put(' ')
          .line(process.command);
    }
    return 0;
  }

  /** Minutes and seconds of processor time. */
  static String time(long ticks) {
    long seconds = ticks / ProcessInfo.TICKS;
    return seconds / 60 + ":" + Text.padded(seconds % 60, 2);
  }
}
