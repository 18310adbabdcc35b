package org.matryoshka.gui.cli.io;

/**
 * A command can't do what it was asked for, for a reason that the user can mend. The message is
 * complete: it says what, where and what to do, and is shown as it is, without a stack trace.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  private CommandFailure(ExitCode exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** The command line is wrong: exit code 2. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  /** An input file is wrong: exit code 3. The message may have several lines, one a diagnostic. */
  public static CommandFailure rejected(String message) {
    return new CommandFailure(ExitCode.INPUT_REJECTED, message);
  }

  /** The exit code of the process. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
