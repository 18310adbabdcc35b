package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Terminal;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code sh}: the shell as a program: a script, a command (-c), or what comes in on descriptor 0.
 */
public final class Sh extends Program {
  private static final int FIRST_KEPT = 10;

  public Sh() {
    super("sh", "[-aCefiluvx] [-c COMMAND | -s | FILE] [ARGUMENT...]");
  }

  public static void main(String[] args) {
    new Sh().start(args);
  }

  @Override
  protected int run(String[] args) {
    Shell shell = new Shell(os, out, err, "sh");
    boolean command = false;
    boolean fromInput = false;
    boolean forced = false;
    boolean login = os.invokedAs().startsWith("-");
    int at = 0;
    while (at < args.length && args[at].length() > 1 && "+-".indexOf(args[at].charAt(0)) >= 0) {
      String argument = args[at++];
      if (argument.equals("--")) {
        break;
      }
      for (int i = 1; i < argument.length(); i++) {
        char letter = argument.charAt(i);
        if ("aCefnuxclsi".indexOf(letter) < 0) {
          misused("unknown option " + argument);
          return 2;
        }
        command |= letter == 'c';
        fromInput |= letter == 's';
        forced |= letter == 'i';
        login |= letter == 'l';
        if ("aCefnux".indexOf(letter) >= 0) {
          shell.setOption(letter, argument.charAt(0) == '-');
        }
      }
    }
    String[] rest = Text.slice(args, at, args.length);
    if (shell.variables().value("PATH") == null) {
      shell.variables().set("PATH", Commands.DEFAULT_PATH);
    }
    if (command) {
      return runCommand(shell, rest, forced);
    }
    if (rest.length > 0 && !fromInput) {
      return runFile(shell, rest);
    }
    shell.setParameters(rest);
    if (forced || (Terminal.isTerminal(os, 0) && Terminal.isTerminal(os, 2))) {
      return converse(shell, login);
    }
    return end(shell, shell.runAll(new FileSource(new Input(os, 0, 1)), false));
  }

  /** Runs the trap for the exit, if there is one. */
  private static int end(Shell shell, int status) {
    shell.exit(status);
    return status;
  }

  private int runCommand(Shell shell, String[] rest, boolean interactive) {
    if (rest.length == 0) {
      misused("option -c needs a command");
      return 2;
    }
    if (rest.length > 1) {
      shell.setName(rest[1]);
      shell.setParameters(Text.slice(rest, 2, rest.length));
    }
    if (interactive) {
      shell.becomeInteractive();
    }
    return end(shell, shell.runText(rest[0]));
  }

  private int runFile(Shell shell, String[] rest) {
    int fd = os.open(rest[0], OpenFlags.READ, 0);
    if (fd < 0) {
      fail("cannot open " + rest[0] + ": " + Errno.text(fd));
      return fd == -Errno.ENOENT ? 127 : 126;
    }
    int kept = os.fcntl(fd, OpenFlags.F_DUPFD_CLOEXEC, FIRST_KEPT);
    os.close(fd);
    shell.setName(rest[0]);
    shell.setParameters(Text.slice(rest, 1, rest.length));
    return end(shell, shell.runAll(new FileSource(new Input(os, kept)), false));
  }

  private int converse(Shell shell, boolean login) {
    shell.becomeInteractive();
    if (login) {
      int fd = os.open("/etc/profile", OpenFlags.READ | OpenFlags.CLOSE_ON_EXEC, 0);
      if (fd >= 0) {
        shell.runAll(new FileSource(new Input(os, fd)), false);
        shell.unwinding().clear();
        os.close(fd);
      }
    }
    return end(shell, shell.runAll(new TerminalSource(shell), true));
  }
}
