package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;

/** A simple command: assignments, then a program, builtin or function with its arguments. */
final class SimpleCommand extends Command {
  final Sequence<String> assignments = new Sequence<>();
  final Sequence<String> words = new Sequence<>();

  SimpleCommand(int line) {
    super(line);
  }

  @Override
  int run(Shell shell) {
    return shell.launcher().runSimple(this, false);
  }

  @Override
  int execute(Shell shell) {
    return run(shell);
  }

  @Override
  void describe(StringBuilder into) {
    String separator = "";
    for (String assignment : assignments) {
      into.append(separator).append(assignment);
      separator = " ";
    }
    for (String word : words) {
      into.append(separator).append(word);
      separator = " ";
    }
  }
}
