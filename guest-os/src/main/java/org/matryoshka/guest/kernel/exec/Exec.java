package org.matryoshka.guest.kernel.exec;

/** Replaces the program of the current process (execve). */
public final class Exec {
  /**
   * The largest total of arguments and environment, as a quarter of the stack limit is on Linux.
   */
  public static final int ARGUMENTS_LIMIT = 128 << 10;

  private Exec() {}

  /**
   * Runs a program in the current process. On success the frame of user mode is the new program's
   * first instruction, and the caller returns to it.
   *
   * @param path of the program or script, from the current directory if it does not begin with a
   *     slash
   * @return 0, or a negative errno with the old program untouched; if the new one can't even be
   *     started after the old one is gone, the process gets SIGKILL
   */
  public static long execute(String path, String[] arguments, String[] environment) {
    throw new IllegalStateException("not yet");
  }
}
