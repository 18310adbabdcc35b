package org.matryoshka.asm.expression;

import org.matryoshka.asm.source.Position;

/** What names and {@code $} mean where an expression stands. */
public interface Scope {
  /**
   * The value of a symbol.
   *
   * @param name complete name
   * @param at where it is used
   * @return its value; {@link Value#UNKNOWN} if it is not defined so far
   * @throws org.matryoshka.asm.diagnostic.SourceException if it can't be used here
   */
  Value symbol(String name, Position at);

  /** {@code $}, the address of the current statement. */
  Value here(Position at);

  /** {@code $$}, the address of the current section's start. */
  Value sectionStart(Position at);
}
