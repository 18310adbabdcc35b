package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code readlink}: where symbolic links point. */
public final class Readlink extends Program {
  public Readlink() {
    super("readlink", "[-n] LINK...");
  }

  public static void main(String[] args) {
    new Readlink().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "n");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    int status = 0;
    byte[] buffer = new byte[4096];
    for (String path : options.operands()) {
      int length = os.readlink(path, buffer);
      if (length < 0) {
        status = 1;
      } else {
        out.print(Bytes.text(buffer, 0, length)).print(options.has('n') ? "" : "\n");
      }
    }
    return status;
  }
}
