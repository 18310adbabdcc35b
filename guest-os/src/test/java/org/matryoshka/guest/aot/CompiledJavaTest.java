package org.matryoshka.guest.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.samples.Control;
import org.matryoshka.guest.aot.samples.Listed;
import org.matryoshka.guest.aot.samples.Memory;
import org.matryoshka.guest.aot.samples.Objects;

/** Compiled Java computes what the JVM computes. */
class CompiledJavaTest {
  private static void check(Class<?> sample, IntToLongFunction onTheJvm, int cases) {
    String expected =
        IntStream.range(0, cases)
            .mapToLong(onTheJvm)
            .mapToObj(value -> value + "\n")
            .collect(Collectors.joining());

    ProgramRunner.Run run = ProgramRunner.run(sample);

    assertThat(run.error()).isEmpty();
    assertThat(run.output()).isEqualTo(expected);
    assertThat(run.status()).isZero();
  }

  @Test
  void arraysAndFields() {
    check(Memory.class, Memory::result, 12);
  }

  @Test
  void loopsSwitchesAndCalls() {
    check(Control.class, Control::result, 40);
  }

  @Test
  void classesInterfacesEnumsAndCasts() {
    check(Objects.class, Objects::result, 24);
  }

  @Test
  void theStackOfAProgramWithoutRecursionIsBounded() {
    CompiledProgram program = AotCompiler.compile(ProgramRunner.request(Listed.class));
    MethodId main =
        new MethodId(
            Listed.class.getName().replace('.', '/'),
            "main",
            "([Lorg/matryoshka/guest/runtime/lang/String;)V");

    long bytes = program.stackDepth(method -> 0).of(main);

    assertThat(bytes).isBetween(8L, 1000L);
  }
}
