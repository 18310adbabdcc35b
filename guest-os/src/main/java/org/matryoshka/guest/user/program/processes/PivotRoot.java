package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code pivot_root}: makes a mounted file system the root and moves the old root below it. */
public final class PivotRoot extends Program {
  public PivotRoot() {
    super("pivot_root", "NEW_ROOT PUT_OLD");
  }

  public static void main(String[] args) {
    new PivotRoot().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "");
    if (!options.counts(2, 2)) {
      return 1;
    }
    int result = os.pivotRoot(options.operand(0), options.operand(1));
    return result < 0 ? fail(options.operand(0) + " to " + options.operand(1), result) : 0;
  }
}
