package org.matryoshka.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.source.SourceText;

/** Assembles little sources for tests. */
public final class Assembling {
  private Assembling() {}

  /** The result for a source called {@code test.asm}. */
  public static AssemblyResult assemble(OutputFormat format, String... lines) {
    return Assembler.assemble(
        new SourceText("test.asm", String.join("\n", lines)), AssemblerOptions.of(format));
  }

  /** The output of a source without errors. */
  public static AssemblyResult.Assembled good(OutputFormat format, String... lines) {
    AssemblyResult result = assemble(format, lines);
    assertThat(result).as(text(result.diagnostics())).isInstanceOf(AssemblyResult.Assembled.class);
    return (AssemblyResult.Assembled) result;
  }

  /** The bytes of a flat binary. */
  public static byte[] bytes(String... lines) {
    return good(OutputFormat.BIN, lines).output();
  }

  /** The diagnostics of a source with errors. */
  public static List<Diagnostic> bad(String... lines) {
    AssemblyResult result = assemble(OutputFormat.ELF64, lines);
    assertThat(result).isInstanceOf(AssemblyResult.Rejected.class);
    return result.diagnostics();
  }

  /** All messages as a person sees them. */
  public static String text(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }
}
