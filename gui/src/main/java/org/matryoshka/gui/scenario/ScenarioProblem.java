package org.matryoshka.gui.scenario;

/**
 * Something wrong in a scenario file.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what to write instead
 */
public record ScenarioProblem(int line, int column, String message) {
  /** {@code file:line:column: error: message}, as compilers write it. */
  public String format(String file) {
    return file + ":" + line + ":" + column + ": error: " + message;
  }
}
