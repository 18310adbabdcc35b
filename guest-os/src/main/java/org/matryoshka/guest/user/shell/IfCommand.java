package org.matryoshka.guest.user.shell;

/** {@code if condition; then …; else …; fi}; an {@code elif} is an if in the else part. */
final class IfCommand extends Command {
  private final Command condition;
  private final Command then;
  private final Command otherwise;

  /** The else part may be null. */
  IfCommand(int line, Command condition, Command then, Command otherwise) {
    super(line);
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }

  @Override
  int run(Shell shell) {
    boolean outer = shell.enterCondition();
    int status = condition.execute(shell);
    shell.leaveCondition(outer);
    if (shell.unwinding().active()) {
      return status;
    }
    if (status == 0) {
      return then.execute(shell);
    }
    return otherwise == null ? 0 : otherwise.execute(shell);
  }

  @Override
  void describe(StringBuilder into) {
    into.append("if ").append(condition.description()).append("; then ").append(then.description());
    if (otherwise != null) {
      into.append("; else ").append(otherwise.description());
    }
    into.append("; fi");
  }
}
