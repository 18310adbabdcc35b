package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** {@code basename}: the last component of a path, without a suffix if one is given. */
public final class Basename extends Program {
  public Basename() {
    super("basename", "PATH [SUFFIX]");
  }

  public static void main(String[] args) {
    new Basename().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.before(this, args, "");
    if (!options.counts(1, 2)) {
      return 1;
    }
    String name = Paths.base(options.operand(0));
    String suffix = options.count() > 1 ? options.operand(1) : "";
    boolean shorten = name.length() > suffix.length() && name.endsWith(suffix);
    out.line(shorten ? name.substring(0, name.length() - suffix.length()) : name);
    return 0;
  }
}
