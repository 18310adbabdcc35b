package org.matryoshka.asm.diagnostic;

import org.matryoshka.asm.source.Position;

/**
 * Ends the work on one line of source: what is wrong with it. Caught where the line is processed
 * and reported as a {@link Diagnostic}; never leaves the assembler.
 */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Position position;
  private final String hint;

  /** An error with a hint; the position is null if it is that of the whole statement. */
  public SourceException(Position position, String message, String hint) {
    super(message, null, false, false);
    this.position = position;
    this.hint = hint;
  }

  /** An error without a hint. */
  public SourceException(Position position, String message) {
    this(position, message, "");
  }

  /** The place, or null. */
  public Position position() {
    return position;
  }

  /** What to do about it; may be empty. */
  public String hint() {
    return hint;
  }
}
