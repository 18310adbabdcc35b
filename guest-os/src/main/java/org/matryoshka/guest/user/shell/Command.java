package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;

/**
 * A command of the tree that the parser makes. It runs itself; nothing of it changes while it does.
 */
abstract class Command {
  /** The line it begins in, from 1. */
  final int line;

  /** Redirections of a compound command; those of a simple one, too. */
  final Sequence<Redirection> redirections = new Sequence<>();

  Command(int line) {
    this.line = line;
  }

  /** Runs in this process, with its redirections done; the exit status. */
  abstract int run(Shell shell);

  /** The command as a line of source, for the list of jobs. */
  abstract void describe(StringBuilder into);

  /**
   * Whether its failure ends a shell under {@code set -e}; of a list the last command decides, of a
   * negation nothing.
   */
  boolean failureCounts() {
    return true;
  }

  /** Runs in this process with its redirections. */
  int execute(Shell shell) {
    if (redirections.isEmpty()) {
      return run(shell);
    }
    OpenFiles files = shell.files();
    int mark = files.mark();
    int status = files.redirect(redirections, true) ? run(shell) : 2;
    files.restore(mark);
    return status;
  }

  final String description() {
    StringBuilder text = new StringBuilder();
    describe(text);
    for (Redirection redirection : redirections) {
      text.append(' ').append(redirection.operator).append(redirection.target);
    }
    return text.toString();
  }
}
