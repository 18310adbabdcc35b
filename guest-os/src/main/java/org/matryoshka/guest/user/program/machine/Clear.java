package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Program;

/** {@code clear}: an empty screen. */
public final class Clear extends Program {
  public Clear() {
    super("clear");
  }

  public static void main(String[] args) {
    new Clear().start(args);
  }

  @Override
  protected int run(String[] args) {
    out.print("\u001b[H\u001b[2J\u001b[3J");
    return 0;
  }
}
