package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Signals;

/** What the shell does about signals: commands that {@code trap} has set, ^C at the prompt. */
final class Traps {
  private static final int SIGNALS = 65;

  private final Shell shell;
  private final Os os;

  /** Commands by signal, 0 for the exit: empty to ignore it, null for the usual. */
  private final String[] actions = new String[SIGNALS];

  private long pending;
  private boolean any;

  Traps(Shell shell) {
    this.shell = shell;
    this.os = shell.os();
  }

  /** Sets what is done about a signal; null for the usual. */
  void set(int signal, String action) {
    actions[signal] = action;
    any = true;
    if (signal == 0) {
      return;
    }
    if (action == null) {
      if (shell.interactive()) {
        shell.interactiveSignals();
      } else {
        os.defaultSignal(signal);
      }
    } else if (action.isEmpty()) {
      os.ignoreSignal(signal);
    } else {
      os.catchSignal(signal);
    }
  }

  /** In a child: what was caught is as usual again, what was ignored stays so. */
  void forget() {
    for (int signal = 0; signal < SIGNALS && any; signal++) {
      if (actions[signal] != null && !actions[signal].isEmpty()) {
        actions[signal] = null;
        if (signal > 0) {
          os.defaultSignal(signal);
        }
      }
    }
    pending = 0;
  }

  /** Collects the signals that have come; those that wait for their trap. */
  long collect() {
    if (any || shell.interactive()) {
      pending |= os.takenSignals();
    }
    return pending;
  }

  int firstPending() {
    return Long.numberOfTrailingZeros(pending);
  }

  /** Runs the commands for signals that have come. */
  void runPending() {
    if (collect() == 0) {
      return;
    }
    long now = pending;
    pending = 0;
    for (int signal = 1; signal < 64; signal++) {
      if ((now >>> signal & 1) != 0) {
        if (actions[signal] != null) {
          int status = shell.status();
          shell.runText(actions[signal]);
          shell.setStatus(status);
        } else if (signal == Signals.INT && shell.interactive()) {
          shell.setStatus(128 + signal);
          shell.unwinding().throwToPrompt();
        }
      }
    }
  }

  /** The command for the exit, once; null if there is none. */
  String takeExit() {
    String action = actions[0];
    actions[0] = null;
    return action;
  }

  void list(Output out) {
    for (int signal = 0; signal < SIGNALS; signal++) {
      if (actions[signal] != null) {
        String name = signal == 0 ? "EXIT" : Signals.name(signal);
        out.print("trap -- '")
            .print(actions[signal])
            .print("' ")
            .line(name == null ? Integer.toString(signal) : name);
      }
    }
  }
}
