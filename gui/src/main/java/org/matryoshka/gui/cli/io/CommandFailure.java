package org.matryoshka.gui.cli.io;

import java.util.List;
import org.matryoshka.gui.session.WorldException;

/**
 * A command can't do what it was asked for, for a reason that the user can mend. The message is
 * complete: it says what, where and what to do, and is shown as it is, without a stack trace.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final List<String> diagnostics;

  private CommandFailure(ExitCode exitCode, String message, List<String> diagnostics) {
    super(message, null, false, false);
    this.exitCode = exitCode;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** The command line is wrong: exit code 2. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message, List.of());
  }

  /** An input file is wrong: exit code 3. */
  public static CommandFailure rejected(String message) {
    return rejected(message, List.of());
  }

  /**
   * An input file is wrong: exit code 3.
   *
   * @param message sums it up
   * @param diagnostics what is wrong, as {@code file:line:column: error: text}
   */
  public static CommandFailure rejected(String message, List<String> diagnostics) {
    return new CommandFailure(ExitCode.INPUT_REJECTED, message, diagnostics);
  }

  /** An input is wrong, as whoever read it found: exit code 3. */
  public static CommandFailure rejected(WorldException cause) {
    return rejected(cause.getMessage(), cause.problems());
  }

  /** Lines to show, as they are, before the message: editors and scripts read them. */
  public List<String> diagnostics() {
    return diagnostics;
  }

  /** The exit code of the process. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
