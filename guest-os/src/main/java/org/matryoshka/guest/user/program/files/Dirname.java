package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** {@code dirname}: a path without its last component. */
public final class Dirname extends Program {
  public Dirname() {
    super("dirname", "PATH...");
  }

  public static void main(String[] args) {
    new Dirname().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.before(this, args, "");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    for (String path : options.operands()) {
      out.line(Paths.parent(path));
    }
    return 0;
  }
}
