package org.matryoshka.guest.user.shell;

/** {@code { …; }} in this process, or {@code ( … )} in one of its own. */
final class GroupCommand extends Command {
  final boolean subshell;
  final Command body;

  GroupCommand(int line, boolean subshell, Command body) {
    super(line);
    this.subshell = subshell;
    this.body = body;
  }

  @Override
  int execute(Shell shell) {
    return subshell ? shell.launcher().runSubshell(this) : super.execute(shell);
  }

  @Override
  int run(Shell shell) {
    return body.execute(shell);
  }

  @Override
  void describe(StringBuilder into) {
    into.append(subshell ? "( " : "{ ").append(body.description()).append(subshell ? " )" : "; }");
  }
}
