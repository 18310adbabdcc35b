package org.matryoshka.asm.assembly;

import java.util.List;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.object.ObjectFile;

/**
 * What a run gave.
 *
 * @param object the object; of no use if there is an error among the diagnostics
 * @param lines where each line's bytes lie
 * @param diagnostics errors and warnings
 * @param origin address of a flat binary's first byte ({@code org})
 * @param passes how many passes it took
 */
public record AssemblyOutput(
    ObjectFile object,
    List<LineRecord> lines,
    List<Diagnostic> diagnostics,
    long origin,
    int passes) {
  /** Copies of the lists are kept. */
  public AssemblyOutput {
    lines = List.copyOf(lines);
    diagnostics = List.copyOf(diagnostics);
  }
}
