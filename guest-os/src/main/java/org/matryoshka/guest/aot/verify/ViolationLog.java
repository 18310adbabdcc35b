package org.matryoshka.guest.aot.verify;

import java.util.List;
import java.util.TreeSet;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.SourcePosition;

/** Collects the violations of one compilation, each once. */
public final class ViolationLog {
  private final TreeSet<Violation> violations = new TreeSet<>();

  /** Makes an empty log. */
  public ViolationLog() {}

  /** Notes a violation. */
  public void add(Violation violation) {
    violations.add(violation);
  }

  /** Notes a violation at a place in a method. */
  public void add(SourcePosition position, Rule rule, String what) {
    add(position.file(), position.line(), position.method(), rule, what);
  }

  /** Notes a violation. */
  public void add(String file, int line, MethodId method, Rule rule, String what) {
    violations.add(new Violation(file, line, method, rule, what));
  }

  /** Returns whether nothing was noted. */
  public boolean isEmpty() {
    return violations.isEmpty();
  }

  /**
   * Returns what was noted, by file and line. That the library lacks a class or a method says
   * nothing new where a number is boxed or a class object used.
   */
  public List<Violation> violations() {
    return violations.stream().filter(each -> !isExplained(each)).toList();
  }

  private boolean isExplained(Violation violation) {
    if (violation.rule() != Rule.UNKNOWN_MEMBER && violation.rule() != Rule.UNKNOWN_CLASS) {
      return false;
    }
    return violations.stream()
        .anyMatch(
            other ->
                (other.rule() == Rule.BOXING || other.rule() == Rule.REFLECTION)
                    && other.line() == violation.line()
                    && other.file().equals(violation.file()));
  }
}
