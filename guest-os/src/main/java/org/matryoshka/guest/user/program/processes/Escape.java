package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/**
 * {@code escape}: the way out of a chroot that every superuser has, as {@code docs/chroot.md}
 * explains it. A second chroot leaves the working directory behind outside the new root, and on the
 * way up from there no root is met.
 */
public final class Escape extends Program {
  private static final String CELL = "escape-cell";
  private static final int DEEPEST = 64;

  public Escape() {
    super("escape", "[COMMAND [ARGUMENT...]]");
  }

  public static void main(String[] args) {
    new Escape().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.before(this, args, "");
    os.mkdir(CELL, 0755);
    int result = os.chroot(CELL);
    if (result < 0) {
      return fail("cannot change root directory to '" + CELL + "'", result);
    }
    for (int i = 0; i < DEEPEST; i++) {
      os.chdir("..");
    }
    os.chroot(".");
    String[] command =
        options.count() > 0 ? options.operandsFrom(0) : new String[] {"/bin/sh", "-i"};
    return Commands.become(this, os, command);
  }
}
