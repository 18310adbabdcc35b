package org.matryoshka.guest.user.shell;

/** Where shell source comes from, line by line. */
abstract class ScriptSource {
  /**
   * The next line with its newline; null at the end.
   *
   * @param continued whether it goes on with a command that began in an earlier line
   */
  abstract String nextLine(boolean continued);
}
