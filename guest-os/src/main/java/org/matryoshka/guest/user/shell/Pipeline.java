package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;

/**
 * Commands whose outputs are the next one's inputs; one alone if there is only a {@code !} before
 * it.
 */
final class Pipeline extends Command {
  final Sequence<Command> commands = new Sequence<>();
  private final boolean negated;

  Pipeline(int line, boolean negated) {
    super(line);
    this.negated = negated;
  }

  @Override
  int run(Shell shell) {
    boolean checked = negated && shell.enterCondition();
    int status =
        commands.size() == 1 ? commands.get(0).execute(shell) : shell.launcher().runPipeline(this);
    if (!negated) {
      return status;
    }
    shell.leaveCondition(checked);
    return status == 0 ? 1 : 0;
  }

  @Override
  boolean failureCounts() {
    return !negated;
  }

  @Override
  void describe(StringBuilder into) {
    into.append(negated ? "! " : "");
    for (int i = 0; i < commands.size(); i++) {
      into.append(i > 0 ? " | " : "").append(commands.get(i).description());
    }
  }
}
