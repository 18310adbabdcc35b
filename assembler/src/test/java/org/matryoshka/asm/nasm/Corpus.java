package org.matryoshka.asm.nasm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The sources that are compared with NASM, and where NASM's answers are recorded. */
final class Corpus {
  static final Path ROOT = Path.of("src/test/resources/org/matryoshka/asm/nasm");

  private Corpus() {}

  /** Every source that stands for itself, as a path below the corpus folder. */
  static List<Path> sources() {
    Path corpus = ROOT.resolve("corpus");
    try (Stream<Path> files = Files.walk(corpus)) {
      return files
          .filter(file -> file.toString().endsWith(".asm"))
          .map(corpus::relativize)
          .filter(file -> !file.startsWith("guest/kernel") || file.endsWith("kernel.asm"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path source(Path name) {
    return ROOT.resolve("corpus").resolve(name);
  }

  /** Whether a source is for a flat binary. */
  static boolean isFlat(Path name) throws IOException {
    return Files.readString(source(name)).startsWith("; format: bin");
  }

  /** The file with NASM's answer. */
  static Path recorded(Path name) {
    return ROOT.resolve("recorded").resolve(name.toString().replace(".asm", ".txt"));
  }

  /** The bytes of an output file, as lines of text. */
  static List<String> describe(byte[] output, boolean flat) {
    if (!flat) {
      return new ElfObject(output).describe();
    }
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < output.length; at += 32) {
      lines.add("  " + HexFormat.of().formatHex(output, at, Math.min(output.length, at + 32)));
    }
    return lines;
  }
}
