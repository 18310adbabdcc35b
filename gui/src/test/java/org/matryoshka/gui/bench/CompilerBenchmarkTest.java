package org.matryoshka.gui.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerBenchmarkTest {
  @Test
  void compiledJavaTakesAtMostTwiceTheInstructionsOfGcc() {
    List<CompilerBenchmark> results =
        CompilerBenchmark.run(new BenchmarkRunner(() -> false)).orElseThrow();

    assertThat(results)
        .extracting(CompilerBenchmark::program)
        .containsExactly("crc32", "hashmap", "matrixmultiply", "quicksort");
    assertThat(results).allMatch(result -> result.ratio() <= 2.0);
    assertThat(CompilerBenchmark.origin()).anyMatch(line -> line.contains("gcc -std=c17 -O1"));
  }
}
