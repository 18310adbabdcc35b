package org.matryoshka.guest.aot.verify;

import java.util.Comparator;
import org.matryoshka.guest.aot.ir.MethodId;

/**
 * A place where a program leaves the subset.
 *
 * @param file the simple name of the source file
 * @param line the line, 0 if it is not known
 * @param method the method, or null if it is about a class
 * @param rule the rule that is broken
 * @param what what stands there, a sentence without its full stop
 */
public record Violation(String file, int line, MethodId method, Rule rule, String what)
    implements Comparable<Violation> {
  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::file)
          .thenComparingInt(Violation::line)
          .thenComparing(Violation::rule)
          .thenComparing(Violation::what)
          .thenComparing(Violation::method, Comparator.nullsFirst(Comparator.naturalOrder()));

  @Override
  public int compareTo(Violation other) {
    return ORDER.compare(this, other);
  }

  /** Returns the message: where, which rule, what, why, and what to write instead. */
  public String message() {
    return file
        + (line == 0 ? "" : ":" + line)
        + ": "
        + rule.title()
        + ": "
        + what
        + (method == null ? "" : " (in " + simpleName(method) + ")")
        + "\n    why: "
        + rule.reason()
        + "\n    instead: "
        + rule.alternative();
  }

  private static String simpleName(MethodId method) {
    String owner = method.owner().substring(method.owner().lastIndexOf('/') + 1);
    return owner.replace('$', '.') + "." + method.name();
  }
}
