package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code cp}: copies files, with -r or -a whole trees. */
public final class Cp extends Program {
  public Cp() {
    super("cp", "[-aprRfdLP] SOURCE... TARGET");
  }

  public static void main(String[] args) {
    new Cp().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "aprRfdLP");
    if (!options.counts(2, Integer.MAX_VALUE)) {
      return 1;
    }
    boolean all = options.has('a');
    boolean recursive = all || options.has('r') || options.has('R');
    boolean keepLinks = (recursive || options.has('d') || options.has('P')) && !options.has('L');
    FileCopy copy =
        new FileCopy(this, os, recursive, all || options.has('p'), !keepLinks, options.has('f'));
    int last = options.count() - 1;
    String target = options.operand(last);
    if (last > 1 && !FileCopy.isDirectory(os, target)) {
      return fail("target '" + target + "' is not a directory");
    }
    int status = 0;
    for (int i = 0; i < last; i++) {
      String from = options.operand(i);
      status = Math.max(status, copy.copy(from, FileCopy.destination(os, from, target)));
    }
    return status;
  }
}
