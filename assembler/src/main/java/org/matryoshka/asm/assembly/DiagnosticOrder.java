package org.matryoshka.asm.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.source.SourceText;

/** Puts diagnostics into the order in which a reader meets their lines. */
final class DiagnosticOrder {
  private DiagnosticOrder() {}

  /** Files in the order of their first message, lines in each ascending; those without last. */
  static List<Diagnostic> sort(List<Diagnostic> diagnostics) {
    List<SourceText> files = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.position() != null && !files.contains(diagnostic.position().source())) {
        files.add(diagnostic.position().source());
      }
    }
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    sorted.sort(
        Comparator.comparingInt(
                (Diagnostic d) ->
                    d.position() == null ? Integer.MAX_VALUE : files.indexOf(d.position().source()))
            .thenComparingInt(d -> d.position() == null ? 0 : d.position().line()));
    return sorted;
  }
}
