package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** {@code ln}: links, with -s symbolic ones. */
public final class Ln extends Program {
  public Ln() {
    super("ln", "[-sfn] TARGET... LINK|DIRECTORY");
  }

  public static void main(String[] args) {
    new Ln().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "sfn");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    int last = options.count() - 1;
    if (last == 0) {
      return link(options, options.operand(0), Paths.base(options.operand(0)));
    }
    String target = options.operand(last);
    if (last > 1 && !FileCopy.isDirectory(os, target)) {
      return fail("target '" + target + "' is not a directory");
    }
    int status = 0;
    for (int i = 0; i < last; i++) {
      String existing = options.operand(i);
      String path = options.has('n') ? target : FileCopy.destination(os, existing, target);
      status = Math.max(status, link(options, existing, path));
    }
    return status;
  }

  private int link(Options options, String existing, String path) {
    if (options.has('f')) {
      os.unlink(path);
    }
    int result = options.has('s') ? os.symlink(existing, path) : os.link(existing, path);
    String what = options.has('s') ? "symbolic link '" : "hard link '";
    return result < 0 ? fail("failed to create " + what + path + "'", result) : 0;
  }
}
