package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code umount}: unmounts file systems; -l as soon as nobody uses them. */
public final class Umount extends Program {
  public Umount() {
    super("umount", "[-fl] DIRECTORY...");
  }

  public static void main(String[] args) {
    new Umount().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "fl");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    int flags = (options.has('f') ? 1 : 0) | (options.has('l') ? 2 : 0);
    int status = 0;
    for (String target : options.operands()) {
      int result = os.unmount(target, flags);
      if (result < 0) {
        status = fail("can't unmount " + target, result);
      }
    }
    return status;
  }
}
