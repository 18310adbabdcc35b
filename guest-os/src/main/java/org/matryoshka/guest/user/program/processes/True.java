package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Program;

/** {@code true}: succeeds. */
public final class True extends Program {
  public True() {
    super("true");
  }

  public static void main(String[] args) {
    new True().start(args);
  }

  @Override
  protected int run(String[] args) {
    return 0;
  }
}
