package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/**
 * {@code uname}: the names of kernel (-s), host (-n), release (-r), version (-v) and machine (-m),
 * or all of them (-a).
 */
public final class Uname extends Program {
  private static final int FIELD = 65;
  private static final String FIELDS = "snrvm";

  public Uname() {
    super("uname", "[-asnrvm]");
  }

  public static void main(String[] args) {
    new Uname().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "asnrvm");
    if (!options.counts(0, 0)) {
      return 1;
    }
    byte[] names = new byte[FIELD * 6];
    int result = os.uname(names);
    if (result < 0) {
      return fail("no names", result);
    }
    String line = "";
    for (int i = 0; i < FIELDS.length(); i++) {
      boolean wanted =
          options.has('a') || options.has(FIELDS.charAt(i)) || (i == 0 && args.length == 0);
      if (wanted) {
        line += line.isEmpty() ? "" : " ";
        line += Bytes.getString(names, i * FIELD);
      }
    }
    out.line(line);
    return 0;
  }
}
