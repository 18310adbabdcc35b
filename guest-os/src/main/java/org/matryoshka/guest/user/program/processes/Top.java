package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.runtime.collection.LongMap;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Accounts;
import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Terminal;

/** {@code top}: the processes that use the processor most, again and again; q ends it. */
public final class Top extends Program {
  private final LongMap<ProcessInfo> before = new LongMap<>();
  private long lastTime;

  public Top() {
    super("top", "[-b] [-d SECONDS] [-n TIMES]");
  }

  public static void main(String[] args) {
    new Top().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "bd:n:");
    long times = options.number('n', Long.MAX_VALUE);
    if (!options.counts(0, 0)) {
      return 1;
    }
    long delay = Numbers.parseSeconds(options.value('d', "2"));
    if (delay < 0) {
      return misused("option -d needs seconds");
    }
    boolean screen = !options.has('b') && Terminal.isTerminal(os, 1) && Terminal.isTerminal(os, 0);
    Terminal terminal = new Terminal(os, 0);
    if (screen) {
      terminal.makeRaw();
    }
    int rows = screen ? new Terminal(os, 1).lines(24) - 1 : Integer.MAX_VALUE;
    int status = 0;
    for (long i = 0; i < times && status == 0; i++) {
      if (screen) {
        out.print("\u001b[H\u001b[J");
      } else if (i > 0) {
        out.line();
      }
      status = show(rows);
      out.flush();
      if (i + 1 < times && quits(screen, delay)) {
        break;
      }
    }
    if (screen) {
      terminal.restore();
    }
    return status;
  }

  /** Waits; whether q or ^C was typed. */
  private boolean quits(boolean screen, long delay) {
    if (!screen) {
      return os.sleep(delay) < 0;
    }
    if (os.pollInput(0, (int) Math.min(delay / 1_000_000L, 100_000_000L)) <= 0) {
      return false;
    }
    int key = input().read();
    return key < 0 || key == 'q' || key == 3;
  }

  private int show(int rows) {
    Sequence<ProcessInfo> processes = ProcessInfo.all(os);
    if (processes == null) {
      return fail("/proc can't be read; is it mounted?");
    }
    long now = os.clock(1);
    long elapsed = Math.max(1, (now - lastTime) * ProcessInfo.TICKS / 1_000_000_000L);
    lastTime = now;
    String memory = Files.read(os, "/proc/meminfo");
    String load = Files.read(os, "/proc/loadavg");
    if (memory != null) {
      out.print("Mem: ").print(Fields.labelled(memory, "MemTotal:")).print("K total, ");
      out.print(Fields.labelled(memory, "MemFree:")).line("K free");
    }
    out.print("Load average: ")
        .line(load == null ? "?" : load.substring(0, Math.max(0, load.indexOf('\n'))));
    out.line("  PID  PPID USER     STAT  NI    VSZ  %CPU   TIME COMMAND");
    for (ProcessInfo process : processes) {
      ProcessInfo old = before.get(process.pid);
      process.share = (process.ticks() - (old == null ? 0 : old.ticks())) * 1000 / elapsed;
      before.put(process.pid, process);
    }
    processes.sort(new ShareOrder());
    Accounts accounts = new Accounts(os);
    int left = rows - 3;
    for (ProcessInfo process : processes) {
      if (left-- <= 0) {
        break;
      }
      out.right(process.pid, 5)
          .right(process.parent, 6)
          .put(' ')
          .left(accounts.userName(process.uid), 9);
      out.left(process.stateText(), 5).right(process.nice, 3).right(process.virtualBytes / 1024, 7);
      out.right(process.share / 10 + "." + process.share % 10, 6)
          .right(Ps.time(process.ticks()), 7)
          .put(' ')
          .line(process.command);
    }
    return 0;
  }
}
