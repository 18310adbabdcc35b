package org.matryoshka.guest.aot.verify;

import java.util.List;
import java.util.stream.Collectors;

/** Refuses a program that leaves the subset; its message lists all violations. */
public final class SubsetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /** Makes the exception. */
  public SubsetException(List<Violation> violations) {
    super(violations.stream().map(Violation::message).collect(Collectors.joining("\n")));
    this.violations = List.copyOf(violations);
  }

  /** Returns the violations, by file and line. */
  public List<Violation> violations() {
    return violations;
  }
}
