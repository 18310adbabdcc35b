package org.matryoshka.guest.aot.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.aot.frontend.ClassRepository;
import org.matryoshka.guest.aot.frontend.Frontend;
import org.matryoshka.guest.aot.frontend.MemoryClassSource;
import org.matryoshka.guest.aot.frontend.TestClasses;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.optimize.Optimizer;

/** What a test in a loop protects does not move in front of the loop. */
class LoopInvariantsTest {
  private static final String SOURCE =
      """
      public final class Guarded {
        int f = 3;
        static int g(Guarded o, int[] a, int n) {
          int sum = 0;
          for (int i = 0; i < n; i++) {
            if (o != null) {
              sum += o.f;
            }
            if (a != null) {
              sum += a.length;
            }
          }
          return sum;
        }
        static int both() {
          return g(null, null, 4) + 100 * g(new Guarded(), new int[5], 2);
        }
      }
      """;

  @Test
  void loadsBehindNullTestStayThere() {
    Map<String, byte[]> classes = SourceCompiler.compile(Map.of("Guarded", SOURCE));
    Frontend frontend =
        new Frontend(
            new ClassRepository(new MemoryClassSource(classes).or(TestClasses.onClassPath())));
    MethodId general = new MethodId("Guarded", "g", "(LGuarded;[II)I");
    MethodId method = new MethodId("Guarded", "both", "()I");
    Program program = frontend.translate(List.of(method, general)).orThrow();
    Optimizer.run(program);
    assertThat(new ProgramInterpreter(program).call(method)).isEqualTo(1600L);
  }
}
