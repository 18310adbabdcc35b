package org.matryoshka.asm.source;

/**
 * A stretch of one source line.
 *
 * @param source the file
 * @param line 1 …
 * @param column 1 …, in characters
 * @param length characters, at least 1
 */
public record Position(SourceText source, int line, int column, int length) {
  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}
