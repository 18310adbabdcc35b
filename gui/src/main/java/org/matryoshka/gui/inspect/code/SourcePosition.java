package org.matryoshka.gui.inspect.code;

/**
 * A line of a source.
 *
 * @param file as the line table names it
 * @param line from 1
 */
public record SourcePosition(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
