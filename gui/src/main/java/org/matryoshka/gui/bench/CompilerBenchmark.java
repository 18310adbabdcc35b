package org.matryoshka.gui.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matryoshka.guest.bench.Crc32;

/**
 * How many instructions the ahead-of-time compiler's code retires, beside gcc's for the same
 * program in C.
 *
 * @param program its name
 * @param compiled instructions of the program in Java
 * @param gcc instructions of the program in C at {@code -O1}, as recorded
 */
public record CompilerBenchmark(String program, long compiled, long gcc) {
  /** What a user calls the benchmark. */
  public static final String NAME = "aot";

  private static final String COUNTS = "gcc-counts.txt";

  /** How many times as many instructions as gcc's program. */
  public double ratio() {
    return (double) compiled / gcc;
  }

  /** How the counts of gcc were got: the head of their file. */
  public static List<String> origin() {
    return lines().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.substring(1).strip())
        .toList();
  }

  /**
   * Runs the programs, whose counts are the same each time.
   *
   * @return empty if the user asked to stop
   * @throws IllegalStateException if a program's own check of its result fails
   */
  public static Optional<List<CompilerBenchmark>> run(BenchmarkRunner runner) {
    List<CompilerBenchmark> results = new ArrayList<>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" ", -1);
        Optional<Long> instructions = runner.programInstructions(words[0] + "-aot");
        if (instructions.isEmpty()) {
          return Optional.empty();
        }
        results.add(new CompilerBenchmark(words[0], instructions.get(), Long.parseLong(words[1])));
      }
    }
    return Optional.of(results);
  }

  private static List<String> lines() {
    try (InputStream in = Crc32.class.getResourceAsStream(COUNTS)) {
      if (in == null) {
        throw new IllegalStateException(COUNTS + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
