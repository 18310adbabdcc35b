package org.matryoshka.gui.session;

import java.util.List;

/** What a user named can't become a {@link World}. The message says what, where and what to do. */
public final class WorldException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * One reason.
   *
   * @param problems further lines, each with its place, for instance {@code file:line:column: …}
   */
  public WorldException(String message, List<String> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** One reason without further lines. */
  public WorldException(String message) {
    this(message, List.of());
  }

  /** Further lines, each with its place; may be empty. */
  public List<String> problems() {
    return problems;
  }
}
