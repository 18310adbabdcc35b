package org.matryoshka.asm.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matryoshka.asm.diagnostic.Diagnostic.MacroCall;
import org.matryoshka.asm.source.Position;

/**
 * Collects the messages of a run: each once, although the assembler makes several passes, and only
 * the first {@value #MAX_ERRORS} errors and as many warnings.
 */
public final class Diagnostics {
  /** Errors kept; the rest is counted in one last message. */
  public static final int MAX_ERRORS = 200;

  private final List<Diagnostic> all = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private int errors;
  private int warnings;

  private record Key(Position position, String message, List<MacroCall> expansions) {}

  /** Adds an error. */
  public void error(Position position, String message, String hint, List<MacroCall> expansions) {
    if (isNew(position, message, expansions) && errors++ < MAX_ERRORS) {
      all.add(new Diagnostic(Severity.ERROR, position, message, hint, expansions));
    }
  }

  /** Adds a warning. */
  public void warning(Position position, String message, String hint, List<MacroCall> expansions) {
    if (isNew(position, message, expansions) && warnings++ < MAX_ERRORS) {
      all.add(new Diagnostic(Severity.WARNING, position, message, hint, expansions));
    }
  }

  private boolean isNew(Position position, String message, List<MacroCall> expansions) {
    return seen.add(new Key(position, message, expansions));
  }

  /** Whether there was an error. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** Whether so many errors were found that going on makes no sense. */
  public boolean isFull() {
    return errors >= MAX_ERRORS;
  }

  /** All messages in the order of their lines, those of other files where they were found. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> result = new ArrayList<>(all);
    if (errors > MAX_ERRORS) {
      String more = (errors - MAX_ERRORS) + " more errors are not shown";
      result.add(new Diagnostic(Severity.ERROR, null, more, "", List.of()));
    }
    return Collections.unmodifiableList(result);
  }
}
