package org.matryoshka.gui.window;

import java.util.List;

/** The window can't be opened, or the pictures can't be made. The message says what to do. */
public final class WindowException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /**
   * One reason.
   *
   * @param problems further lines, for instance one for each mistake of a scenario
   */
  public WindowException(String message, List<String> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** Further lines; may be empty. */
  public List<String> problems() {
    return problems;
  }
}
