package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Output;

/** What the program does when a test has executed it anew. */
final class Reexecuted {
  private final Os os;
  private final Output out;

  Reexecuted(Os os, Output out) {
    this.os = os;
    this.out = out;
  }

  /** Acts by the first argument; the exit status. */
  int run(String[] args) {
    return switch (args[0]) {
      case "--as-arguments" -> arguments(args);
      case "--as-descriptor" -> os.fcntl(args[1].charAt(0) - '0', OpenFlags.F_GETFD, 0) < 0 ? 3 : 4;
      case "--as-ignoring" -> os.isIgnored(10) && !os.isIgnored(12) ? 5 : 6;
      default -> 9;
    };
  }

  /** Prints its arguments and its environment, and where it was. */
  private int arguments(String[] args) {
    out.print(os.invokedAs());
    for (int i = 1; i < args.length; i++) {
      out.put('|').print(args[i]);
    }
    for (String entry : os.environment()) {
      out.put(';').print(entry);
    }
    return 7;
  }
}
