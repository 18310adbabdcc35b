package org.matryoshka.guest.user.shell;

/** {@code left && right} or {@code left || right}. */
final class AndOr extends Command {
  private final Command left;
  private final boolean and;
  private final Command right;

  AndOr(Command left, boolean and, Command right) {
    super(left.line);
    this.left = left;
    this.and = and;
    this.right = right;
  }

  @Override
  int run(Shell shell) {
    boolean outer = shell.enterCondition();
    int status = left.execute(shell);
    shell.leaveCondition(outer);
    if (shell.unwinding().active() || (status == 0) != and) {
      return status;
    }
    shell.setStatus(status); // for $? in the right side
    int last = right.execute(shell);
    if (last != 0 && right.failureCounts()) {
      shell.commandFailed(last);
    }
    return last;
  }

  @Override
  boolean failureCounts() {
    return false;
  }

  @Override
  void describe(StringBuilder into) {
    into.append(left.description()).append(and ? " && " : " || ").append(right.description());
  }
}
