package org.matryoshka.asm.nasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.source.FileLoader;
import org.matryoshka.asm.source.SourceText;

/** Every source of the corpus gives the bytes, relocations and symbols that NASM gave. */
class NasmCorpusTest {

  static Stream<Path> sources() {
    return Corpus.sources().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void givesTheSameAsNasm(Path name) throws IOException {
    boolean flat = Corpus.isFlat(name);
    Path file = Corpus.source(name);
    SourceText source = new SourceText(file.toString(), Files.readString(file));
    AssemblerOptions options =
        AssemblerOptions.of(flat ? OutputFormat.BIN : OutputFormat.ELF64)
            .withLoader(new FileLoader(List.of()));

    AssemblyResult result = Assembler.assemble(source, options);

    assertThat(result)
        .as(
            () ->
                result.diagnostics().stream()
                    .map(Diagnostic::render)
                    .collect(Collectors.joining("\n")))
        .isInstanceOf(AssemblyResult.Assembled.class);
    byte[] output = ((AssemblyResult.Assembled) result).output();
    List<String> expected =
        Files.readAllLines(Corpus.recorded(name)).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(Corpus.describe(output, flat)).containsExactlyElementsOf(expected);
  }

  @Test
  void theCorpusIsWide() {
    assertThat(Corpus.sources()).hasSizeGreaterThan(50);
  }
}
