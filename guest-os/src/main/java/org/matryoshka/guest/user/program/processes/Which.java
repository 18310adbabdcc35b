package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** {@code which}: where in PATH a command is. */
public final class Which extends Program {
  public Which() {
    super("which", "[-a] COMMAND...");
  }

  public static void main(String[] args) {
    new Which().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "a");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    String path = environment("PATH");
    int status = 0;
    for (String command : options.operands()) {
      boolean found = false;
      Fields directories =
          new Fields(
              command.indexOf('/') >= 0 ? "" : path == null ? Commands.DEFAULT_PATH : path, ':');
      String directory = command.indexOf('/') >= 0 ? "" : directories.next();
      while (directory != null && (!found || options.has('a'))) {
        String file = Paths.join(directory, command);
        if (os.access(file, 1) >= 0) {
          out.line(file);
          found = true;
        }
        directory = directories.next();
      }
      status = found ? status : 1;
    }
    return status;
  }
}
