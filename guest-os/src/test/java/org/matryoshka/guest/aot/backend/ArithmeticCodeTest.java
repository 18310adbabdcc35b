package org.matryoshka.guest.aot.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Return;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;

/** Every operation on edge values, with variables and with constants. */
class ArithmeticCodeTest {
  private static final long[] LONGS = {
    0,
    1,
    -1,
    2,
    7,
    -7,
    10,
    255,
    65535,
    1L << 31,
    -(1L << 31),
    0xFFFF_FFFFL,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x1234_5678_9ABC_DEF0L
  };

  private static Graph graph(String name, String descriptor) {
    return new Graph(new MethodId(GraphRunner.ROOT, name, descriptor), true, "Root.java");
  }

  private static SourcePosition at(Graph graph) {
    return new SourcePosition(graph.method(), "Root.java", 1, null);
  }

  private static Graph finished(Graph graph, Value result, List<? extends Instruction> code) {
    Block block = graph.newBlock();
    code.forEach(block::append);
    block.setTerminator(new Return(graph, at(graph), result));
    graph.setEntry(block);
    graph.setBlocks(List.of(block));
    return graph;
  }

  private static boolean divides(BinaryOperator operator) {
    return operator == BinaryOperator.DIV || operator == BinaryOperator.REM;
  }

  @ParameterizedTest
  @EnumSource(BinaryOperator.class)
  void computesWhatJavaComputesWithLongs(BinaryOperator operator) {
    GraphRunner runner = new GraphRunner();
    List<Long> expected = new ArrayList<>();
    for (long b : LONGS) {
      if (b != 0 || !divides(operator)) {
        Graph graph = sum(operator, b, true);
        runner.add(graph);
        for (long a : LONGS) {
          runner.call(graph, a, b);
          expected.add(4 * operator.apply(a, b));
        }
      }
    }

    assertThat(runner.run())
        .containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
  }

  @ParameterizedTest
  @EnumSource(BinaryOperator.class)
  void computesWhatJavaComputesWithInts(BinaryOperator operator) {
    GraphRunner runner = new GraphRunner();
    List<Integer> expected = new ArrayList<>();
    for (long b : LONGS) {
      if ((int) b != 0 || !divides(operator)) {
        Graph graph = sum(operator, b, false);
        runner.add(graph);
        for (long a : LONGS) {
          runner.call(graph, a, b);
          expected.add(4 * operator.apply((int) a, (int) b));
        }
      }
    }

    int[] results = Arrays.stream(runner.run()).mapToInt(value -> (int) value).toArray();
    assertThat(results).containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
  }

  /** {@code (a op b) + (a op constant) * 3}. */
  private static Graph sum(BinaryOperator operator, long b, boolean isLong) {
    boolean shift = operator.isShift();
    Graph graph = graph("f" + Long.toHexString(b), isLong ? (shift ? "(JI)J" : "(JJ)J") : "(II)I");
    Value left = graph.parameters().get(0);
    Value right = graph.parameters().get(1);
    Binary variable = new Binary(graph, at(graph), operator, left, right);
    Value number = isLong && !shift ? graph.longConstant(b) : graph.intConstant((int) b);
    Binary constant = new Binary(graph, at(graph), operator, left, number);
    Value three = isLong ? graph.longConstant(3) : graph.intConstant(3);
    Binary triple = new Binary(graph, at(graph), BinaryOperator.MUL, constant, three);
    Binary sum = new Binary(graph, at(graph), BinaryOperator.ADD, variable, triple);
    return finished(graph, sum, List.of(variable, constant, triple, sum));
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void comparesAsJavaDoes(Condition condition) {
    GraphRunner runner = new GraphRunner();
    List<Long> expected = new ArrayList<>();
    for (long b : LONGS) {
      Graph graph = graph("f" + Long.toHexString(b), "(JJ)J");
      Value left = graph.parameters().get(0);
      Compare variable = new Compare(graph, at(graph), condition, left, graph.parameters().get(1));
      Compare constant = new Compare(graph, at(graph), condition, left, graph.longConstant(b));
      Binary sum = new Binary(graph, at(graph), BinaryOperator.ADD, variable, constant);
      Unary wide = new Unary(graph, at(graph), UnaryOperator.INT_TO_LONG, sum);
      runner.add(finished(graph, wide, List.of(variable, constant, sum, wide)));
      for (long a : LONGS) {
        runner.call(graph, a, b);
        expected.add(condition.test(a, b) ? 2L : 0L);
      }
    }

    assertThat(runner.run())
        .containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
  }
}
