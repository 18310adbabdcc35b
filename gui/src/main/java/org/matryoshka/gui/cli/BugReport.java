package org.matryoshka.gui.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;

/** What the user sees of a bug of ours: that it is ours, and what to send us, in a few lines. */
final class BugReport {
  private static final int FRAMES = 6;

  private BugReport() {}

  /** Prints the report and returns the exit status of a bug. */
  static int print(String[] arguments, String version, Throwable bug, Terminal terminal) {
    PrintStream err = terminal.err();
    if (bug instanceof OutOfMemoryError) {
      terminal.say("this JVM has too little memory for what was asked (a smaller --memory helps)");
      return ExitCode.INTERNAL_ERROR.status();
    }
    terminal.say("this is a bug of ours, not a fault of yours. Please report these lines:");
    err.println("  command   matryoshka " + String.join(" ", arguments));
    err.println(
        "  version   "
            + version
            + ", Java "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name"));
    err.println("  problem   " + chain(bug));
    StackTraceElement[] trace = rootOf(bug).getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
      err.println((i == 0 ? "  where     " : "            ") + trace[i]);
    }
    return ExitCode.INTERNAL_ERROR.status();
  }

  private static String chain(Throwable bug) {
    Deque<String> messages = new ArrayDeque<>();
    for (Throwable t = bug; t != null; t = t.getCause()) {
      messages.add(t.toString());
    }
    return String.join(", because of ", messages);
  }

  private static Throwable rootOf(Throwable bug) {
    Throwable root = bug;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
