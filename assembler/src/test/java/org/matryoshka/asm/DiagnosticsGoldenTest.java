package org.matryoshka.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.asm.source.FileLoader;
import org.matryoshka.asm.source.SourceLoader;
import org.matryoshka.asm.source.SourceText;

/**
 * What is said about sources with mistakes, word for word. Each {@code diagnostics/NAME.asm} has
 * its messages in {@code NAME.txt}; run with {@code -Dgolden.write=true} after a change of
 * messages, and read the difference.
 */
class DiagnosticsGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/matryoshka/asm/diagnostics");

  static Stream<String> sources() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".asm"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void saysWhatTheGoldenFileSays(String name) throws IOException {
    SourceText source = new SourceText(name, Files.readString(FOLDER.resolve(name)));
    FileLoader files = new FileLoader(List.of(FOLDER));
    // messages shall not depend on where the repository lies
    SourceLoader loader =
        (file, from) ->
            files.load(file, from).map(f -> new SourceLoader.LoadedFile(file, f.bytes()));
    OutputFormat format =
        source.text().startsWith("; format: image") ? OutputFormat.IMAGE : OutputFormat.ELF64;

    AssemblyResult result =
        Assembler.assemble(source, AssemblerOptions.of(format).withLoader(loader));

    String said = Assembling.text(result.diagnostics()) + "\n";
    Path golden = FOLDER.resolve(name.replace(".asm", ".txt"));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, said);
    }
    assertThat(said).isEqualTo(Files.readString(golden));
  }
}
