package org.matryoshka.guest.user.shell;

/** {@code while condition; do …; done}, or {@code until}. */
final class LoopCommand extends Command {
  private final boolean until;
  private final Command condition;
  private final Command body;

  LoopCommand(int line, boolean until, Command condition, Command body) {
    super(line);
    this.until = until;
    this.condition = condition;
    this.body = body;
  }

  @Override
  int run(Shell shell) {
    int status = 0;
    Unwinding unwinding = shell.unwinding();
    unwinding.enterLoop();
    while (true) {
      boolean outer = shell.enterCondition();
      int tested = condition.execute(shell);
      shell.leaveCondition(outer);
      if (unwinding.active() ? unwinding.leavesLoop() : (tested == 0) == until) {
        break;
      }
      if ((tested == 0) != until) {
        status = body.execute(shell);
      }
      if (unwinding.active() && unwinding.leavesLoop()) {
        status = shell.status();
        break;
      }
    }
    unwinding.exitLoop();
    return unwinding.active() ? shell.status() : status;
  }

  @Override
  void describe(StringBuilder into) {
    into.append(until ? "until " : "while ").append(condition.description()).append("; do ");
    into.append(body.description()).append("; done");
  }
}
