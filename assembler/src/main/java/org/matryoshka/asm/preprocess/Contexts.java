package org.matryoshka.asm.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.token.Token;

/** The stack of {@code %push} and {@code %pop}, to whose contexts {@code %$names} belong. */
final class Contexts {
  /** Contexts inside one another. */
  static final int MAX_DEPTH = 1000;

  private final List<Context> stack = new ArrayList<>();
  private int made;

  private record Context(String name, int number) {}

  void push(String name, Token at) {
    if (stack.size() >= MAX_DEPTH) {
      throw new SourceException(at.position(), "more than " + MAX_DEPTH + " contexts are open");
    }
    stack.add(new Context(name, ++made));
  }

  /** Removes the innermost context, which must have this name unless it is empty. */
  void pop(String name, Token at) {
    if (stack.isEmpty()) {
      throw new SourceException(at.position(), "'" + at.text() + "' without a context");
    }
    String top = stack.getLast().name();
    if (!name.isEmpty() && !top.equals(name)) {
      throw new SourceException(
          at.position(), "the innermost context is '" + top + "', not '" + name + "'");
    }
    stack.removeLast();
  }

  /** Gives the innermost context another name. */
  void rename(String name, Token at) {
    if (stack.isEmpty()) {
      throw new SourceException(at.position(), "'" + at.text() + "' without a context");
    }
    stack.set(stack.size() - 1, new Context(name, stack.getLast().number()));
  }

  boolean isInnermost(String name) {
    return !stack.isEmpty() && stack.getLast().name().equals(name);
  }

  /** The unique name of {@code %$name}, {@code %$$name} …; null if there is no such context. */
  String uniqueName(String written) {
    String inner =
        written.startsWith("%{")
            ? written.substring(2, written.length() - 1)
            : written.substring(1);
    int dollars = 0;
    while (inner.charAt(dollars) == '$') {
      dollars++;
    }
    int index = stack.size() - dollars;
    return index < 0 ? null : "..@" + stack.get(index).number() + "$" + inner.substring(dollars);
  }
}
