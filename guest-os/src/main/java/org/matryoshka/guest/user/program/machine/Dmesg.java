package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code dmesg}: the kernel's messages; -c clears them afterwards. */
public final class Dmesg extends Program {
  private static final int READ_ALL = 3;
  private static final int CLEAR = 5;
  private static final int SIZE = 10;

  public Dmesg() {
    super("dmesg", "[-c]");
  }

  public static void main(String[] args) {
    new Dmesg().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "c");
    if (!options.counts(0, 0)) {
      return 1;
    }
    int size = os.kernelLog(SIZE, null);
    byte[] buffer = new byte[Math.max(size, 16384)];
    int length = os.kernelLog(READ_ALL, buffer);
    if (length < 0) {
      return fail("cannot read the kernel's messages", length);
    }
    out.write(buffer, 0, length);
    if (length > 0 && buffer[length - 1] != '\n') {
      out.line();
    }
    return options.has('c') && os.kernelLog(CLEAR, null) < 0
        ? fail("cannot clear the messages")
        : 0;
  }
}
