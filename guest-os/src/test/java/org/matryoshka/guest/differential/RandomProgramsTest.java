package org.matryoshka.guest.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random programs print the same on the JVM and on the machine. {@code -Drandom.programs=N} runs so
 * many, {@code -Drandom.first=SEED} begins at another seed.
 */
class RandomProgramsTest {
  private static final int COUNT = Integer.getInteger("random.programs", 150);
  private static final long FIRST = Long.getLong("random.first", 0);
  private static final int BATCH = 50;

  @Test
  void printTheSameInBothWorlds() {
    Map<String, String> differences = new LinkedHashMap<>();
    for (long start = FIRST; start < FIRST + COUNT; start += BATCH) {
      Map<String, String> sources = new LinkedHashMap<>();
      LongStream.range(start, Math.min(start + BATCH, FIRST + COUNT))
          .forEach(seed -> sources.put("P" + seed, ProgramGenerator.source("P" + seed, seed)));
      TwoWorlds worlds = new TwoWorlds(sources);
      for (String name : sources.keySet()) {
        String expected = worlds.onTheJvm(name);
        String actual = worlds.onTheMachine(name);
        if (!actual.equals(expected)) {
          differences.put(name, firstDifference(expected, actual));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static String firstDifference(String expected, String actual) {
    String[] left = expected.split("\n", -1);
    String[] right = actual.split("\n", -1);
    int line = 0;
    while (line < left.length && line < right.length && left[line].equals(right[line])) {
      line++;
    }
    return "line "
        + (line + 1)
        + ": JVM <"
        + (line < left.length ? left[line] : "end")
        + ">, machine <"
        + (line < right.length ? right[line] : "end")
        + ">";
  }
}
