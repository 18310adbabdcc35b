package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;

/** {@code for name in words; do …; done}; without words it goes over the positional parameters. */
final class ForCommand extends Command {
  private final String name;
  private final Sequence<String> words;
  private final Command body;

  /** The words may be null. */
  ForCommand(int line, String name, Sequence<String> words, Command body) {
    super(line);
    this.name = name;
    this.words = words;
    this.body = body;
  }

  @Override
  int run(Shell shell) {
    Sequence<String> values = new Sequence<>();
    if (words == null) {
      for (String parameter : shell.parameters()) {
        values.add(parameter);
      }
    } else {
      for (String word : words) {
        shell.expander().fields(word, values);
      }
    }
    int status = 0;
    Unwinding unwinding = shell.unwinding();
    if (unwinding.active()) {
      return shell.status();
    }
    unwinding.enterLoop();
    for (String value : values) {
      if (!shell.assign(name, value)) {
        status = 1;
        break;
      }
      status = body.execute(shell);
      if (unwinding.active() && unwinding.leavesLoop()) {
        status = shell.status();
        break;
      }
    }
    unwinding.exitLoop();
    return status;
  }

  @Override
  void describe(StringBuilder into) {
    into.append("for ").append(name);
    if (words != null) {
      into.append(" in");
      for (String word : words) {
        into.append(' ').append(word);
      }
    }
    into.append("; do ").append(body.description()).append("; done");
  }
}
