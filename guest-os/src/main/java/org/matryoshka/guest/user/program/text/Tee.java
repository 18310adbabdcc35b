package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Signals;

/** {@code tee}: its input to its output and to files as well. */
public final class Tee extends Program {
  public Tee() {
    super("tee", "[-ai] [FILE...]");
  }

  public static void main(String[] args) {
    new Tee().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "ai");
    if (options.wrong()) {
      return 1;
    }
    if (options.has('i')) {
      os.ignoreSignal(Signals.INT);
    }
    int status = 0;
    int[] files = new int[options.count() + 1];
    files[0] = 1;
    int mode = options.has('a') ? OpenFlags.APPEND : OpenFlags.TRUNCATE;
    for (int i = 1; i < files.length; i++) {
      files[i] = os.open(options.operand(i - 1), OpenFlags.WRITE | OpenFlags.CREATE | mode, 0x1b6);
      if (files[i] < 0) {
        status = fail(options.operand(i - 1), files[i]);
      }
    }
    byte[] buffer = new byte[4096];
    int count = os.read(0, buffer, 0, buffer.length);
    while (count > 0 || count == -Errno.EINTR) {
      for (int i = 0; i < files.length; i++) {
        int result = files[i] < 0 || count < 0 ? 0 : Files.writeAll(os, files[i], buffer, count);
        if (result < 0) {
          status = fail(i == 0 ? "standard output" : options.operand(i - 1), result);
          files[i] = -1;
        }
      }
      count = os.read(0, buffer, 0, buffer.length);
    }
    return count < 0 ? fail("standard input", count) : status;
  }
}
