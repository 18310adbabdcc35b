package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code mv}: renames files; across file systems copies and removes. */
public final class Mv extends Program {
  public Mv() {
    super("mv", "[-fn] SOURCE... TARGET");
  }

  public static void main(String[] args) {
    new Mv().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "fn");
    if (!options.counts(2, Integer.MAX_VALUE)) {
      return 1;
    }
    int last = options.count() - 1;
    String target = options.operand(last);
    if (last > 1 && !FileCopy.isDirectory(os, target)) {
      return fail("target '" + target + "' is not a directory");
    }
    int status = 0;
    for (int i = 0; i < last; i++) {
      String from = options.operand(i);
      String to = FileCopy.destination(os, from, target);
      if (!options.has('n') || os.access(to, 0) < 0) {
        status = Math.max(status, move(from, to));
      }
    }
    return status;
  }

  private int move(String from, String to) {
    int result = os.rename(from, to);
    if (result == -Errno.EXDEV) {
      int copied = new FileCopy(this, os, true, true, false, true).copy(from, to);
      return copied == 0 ? Commands.run(this, os, new String[] {"rm", "-rf", "--", from}) : copied;
    }
    return result < 0 ? fail("cannot move '" + from + "' to '" + to + "'", result) : 0;
  }
}
