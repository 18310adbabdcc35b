package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code chroot}: runs a command, else a shell, with another root directory. */
public final class Chroot extends Program {
  public Chroot() {
    super("chroot", "DIRECTORY [COMMAND [ARGUMENT...]]");
  }

  public static void main(String[] args) {
    new Chroot().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.before(this, args, "");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 125;
    }
    String root = options.operand(0);
    int result = os.chroot(root);
    if (result < 0) {
      fail("cannot change root directory to '" + root + "'", result);
      return 125;
    }
    os.chdir("/");
    String[] command =
        options.count() > 1 ? options.operandsFrom(1) : new String[] {"/bin/sh", "-i"};
    return Commands.become(this, os, command);
  }
}
