package org.matryoshka.guest.addition;

import java.util.List;

/** The classes of a folder can't become part of the kernel; says all that is wrong. */
public final class AddedClassesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  AddedClassesException(String summary, List<String> problems) {
    super(summary);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one line each; empty if the message says it. */
  public List<String> problems() {
    return problems;
  }
}
