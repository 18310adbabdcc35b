package org.matryoshka.cpu.user;

/**
 * How a program's run came to its end.
 *
 * @param reason the kind of end
 * @param exitStatus 0 to 255: what the program passed to exit, or 128 + the signal's number; 0 if
 *     it has not ended
 * @param explanation a sentence for people; for a program that ended itself, just that
 */
public record ProgramEnd(Reason reason, int exitStatus, String explanation) {
  /** Kinds of ends. */
  public enum Reason {
    /** It called exit. */
    EXIT,
    /** A signal ended it. */
    SIGNAL,
    /** The instructions asked for have been used up; it can go on. */
    BUDGET,
    /** {@link UserMachine#requestStop} was called; it can go on. */
    STOPPED
  }

  static ProgramEnd exit(int status) {
    return new ProgramEnd(
        Reason.EXIT, status & 0xFF, "the program exited with status " + (status & 0xFF));
  }

  static ProgramEnd signal(int number, String explanation) {
    return new ProgramEnd(Reason.SIGNAL, 128 + number, explanation);
  }
}
