package org.matryoshka.guest.aot.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.ValueType;

/** Random graphs give the same results compiled and interpreted. */
class RandomGraphsTest {
  private static final int PROGRAMS = Integer.getInteger("programs", 60);
  private static final int GRAPHS = 12;
  private static final int CALLS = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void computeTheSameCompiledAndInterpreted(long seed) {
    for (int i = 0; i < PROGRAMS; i++) {
      check(seed * 1_000_003 + i);
    }
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    List<Graph> graphs = new ArrayList<>();
    GraphRunner runner = new GraphRunner();
    for (int i = 0; i < GRAPHS; i++) {
      Graph graph =
          RandomGraphs.make(
              random.nextLong(), i, graphs.size() > 2 ? graphs.subList(0, 2) : List.of());
      graphs.add(graph);
      runner.add(graph);
    }
    GraphInterpreter interpreter = new GraphInterpreter(graphs);
    List<Long> expected = new ArrayList<>();
    List<Graph> called = new ArrayList<>();
    for (Graph graph : graphs) {
      if (graph.parameters().size() <= 6) {
        for (int i = 0; i < CALLS; i++) {
          long[] arguments = random.longs(6).toArray();
          if (i == 0) {
            arguments = new long[6];
          }
          runner.call(graph, arguments);
          called.add(graph);
          expected.add(interpreter.call(graph, arguments));
        }
      }
    }
    long[] results = runner.run();
    for (int i = 0; i < results.length; i++) {
      boolean isLong = called.get(i).method().resultType() == ValueType.LONG;
      assertThat(isLong ? results[i] : (int) results[i])
          .as("seed %d, call %d of %s", seed, i, called.get(i).method())
          .isEqualTo(expected.get(i));
    }
  }
}
