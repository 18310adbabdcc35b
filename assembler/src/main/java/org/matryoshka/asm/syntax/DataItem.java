package org.matryoshka.asm.syntax;

import java.util.List;
import org.matryoshka.asm.source.Position;

/** An item of {@code db}, {@code dw} … . */
public sealed interface DataItem {
  /** A number, string or address; a string of any length is laid out byte by byte. */
  record Value(Expression expression) implements DataItem {}

  /** {@code ?}: room whose content does not matter. */
  record Uninitialised(Position at) implements DataItem {}

  /** {@code count dup (items)}, or a list in parentheses (count null). */
  record Repeated(Expression count, int unit, List<DataItem> items) implements DataItem {}
}
