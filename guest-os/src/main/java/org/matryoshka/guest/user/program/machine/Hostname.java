package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code hostname}: shows or, for root, sets the name of the host. */
public final class Hostname extends Program {
  public Hostname() {
    super("hostname", "[NAME]");
  }

  public static void main(String[] args) {
    new Hostname().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "");
    if (!options.counts(0, 1)) {
      return 1;
    }
    if (options.count() == 1) {
      int result = os.setHostname(options.operand(0));
      return result < 0 ? fail("cannot set the name", result) : 0;
    }
    byte[] names = new byte[390];
    os.uname(names);
    out.line(Bytes.getString(names, 65));
    return 0;
  }
}
