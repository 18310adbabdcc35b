package org.matryoshka.gui.cli.io;

/** The documented exit codes of every command; {@code run} passes its program's own status on. */
public enum ExitCode {
  /** Everything that was asked for was done, and the guest, if any, ended with success. */
  DONE(0),
  /** The guest failed: it said so itself, or died of a triple fault. */
  GUEST_FAILED(1),
  /** The command line made no sense. */
  USAGE(2),
  /** An input was rejected; the diagnostics are on the error stream. */
  INPUT_REJECTED(3),
  /** The budget of instructions was used up before the guest ended. */
  BUDGET_USED_UP(4),
  /** A bug of ours. */
  INTERNAL_ERROR(70),
  /** The user stopped it with Ctrl-C; the number is what shells give such a process. */
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The status of the process. */
  public int status() {
    return status;
  }
}
