package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;

/** Commands one after the other, some of them in the background. */
final class CommandList extends Command {
  private final Sequence<Command> commands = new Sequence<>();
  private final Sequence<Command> background = new Sequence<>();

  CommandList(int line) {
    super(line);
  }

  void add(Command command, boolean inBackground) {
    commands.add(command);
    background.add(inBackground ? command : null);
  }

  boolean isEmpty() {
    return commands.isEmpty();
  }

  /** The only command of the list, if there is one and it runs in the foreground; else null. */
  Command single() {
    return commands.size() == 1 && background.get(0) == null ? commands.get(0) : null;
  }

  @Override
  int run(Shell shell) {
    int status = 0;
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      shell.setLine(command.line);
      if (background.get(i) != null) {
        status = shell.launcher().runInBackground(command);
      } else {
        status = command.execute(shell);
        if (status != 0 && command.failureCounts()) {
          shell.commandFailed(status);
        }
      }
      shell.setStatus(status);
      shell.traps().runPending();
      if (shell.unwinding().active()) {
        return shell.status();
      }
    }
    return status;
  }

  @Override
  void describe(StringBuilder into) {
    for (int i = 0; i < commands.size(); i++) {
      into.append(i > 0 ? " " : "").append(commands.get(i).description());
      if (background.get(i) != null || i + 1 < commands.size()) {
        into.append(background.get(i) != null ? " &" : ";");
      }
    }
  }
}
