package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** {@code rmdir}: removes empty directories; -p also those above them. */
public final class Rmdir extends Program {
  public Rmdir() {
    super("rmdir", "[-p] DIRECTORY...");
  }

  public static void main(String[] args) {
    new Rmdir().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "p");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    int status = 0;
    for (String operand : options.operands()) {
      String path = operand;
      int result = os.rmdir(path);
      while (result >= 0 && options.has('p') && Paths.parent(path).length() > 1) {
        path = Paths.parent(path);
        result = os.rmdir(path);
      }
      if (result < 0) {
        status = fail("failed to remove '" + path + "'", result);
      }
    }
    return status;
  }
}
