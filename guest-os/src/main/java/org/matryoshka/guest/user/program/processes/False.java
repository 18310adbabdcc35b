package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Program;

/** {@code false}: fails. */
public final class False extends Program {
  public False() {
    super("false");
  }

  public static void main(String[] args) {
    new False().start(args);
  }

  @Override
  protected int run(String[] args) {
    return 1;
  }
}
