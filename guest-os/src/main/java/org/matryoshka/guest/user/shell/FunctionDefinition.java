package org.matryoshka.guest.user.shell;

/** {@code name() body}. */
final class FunctionDefinition extends Command {
  private final String name;
  private final Command body;

  FunctionDefinition(int line, String name, Command body) {
    super(line);
    this.name = name;
    this.body = body;
  }

  @Override
  int run(Shell shell) {
    shell.functions().put(name, body);
    return 0;
  }

  @Override
  void describe(StringBuilder into) {
    into.append(name).append("() ").append(body.description());
  }
}
