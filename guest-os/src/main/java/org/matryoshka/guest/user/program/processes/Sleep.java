package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code sleep}: waits for some seconds, which may have a fraction or a unit (s, m, h, d). */
public final class Sleep extends Program {
  public Sleep() {
    super("sleep", "SECONDS...");
  }

  public static void main(String[] args) {
    new Sleep().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    long total = 0;
    for (String text : options.operands()) {
      long time = Numbers.parseSeconds(text);
      if (time < 0) {
        return misused("invalid number '" + text + "'");
      }
      total += time;
    }
    os.sleep(total);
    return 0;
  }
}
