package org.matryoshka.guest.aot.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.aot.frontend.ClassRepository;
import org.matryoshka.guest.aot.frontend.Frontend;
import org.matryoshka.guest.aot.frontend.MemoryClassSource;
import org.matryoshka.guest.aot.frontend.TestClasses;
import org.matryoshka.guest.aot.ir.GraphDump;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.optimize.Optimizer;

/** Bounds checks go where a loop's own test makes them needless, and stay elsewhere. */
class CountedLoopsTest {
  private static final String CLASS = "Loops";

  private static String optimized(String body) {
    String source = "public final class Loops { static int f(int[] a, int n) {" + body + "} }";
    Map<String, byte[]> classes = SourceCompiler.compile(Map.of(CLASS, source));
    Frontend frontend =
        new Frontend(
            new ClassRepository(new MemoryClassSource(classes).or(TestClasses.onClassPath())));
    MethodId method = new MethodId(CLASS, "f", "([II)I");
    Program program = frontend.translate(List.of(method)).orThrow();
    Optimizer.run(program);
    return GraphDump.of(program.graphs().get(method));
  }

  @Test
  void loopOverTheLengthNeedsNoCheck() {
    assertThat(optimized("int s = 0; for (int i = 0; i < a.length; i++) s += a[i]; return s;"))
        .doesNotContain("check bounds");
    assertThat(optimized("int s = 0; for (int x : a) s += x; return s;"))
        .doesNotContain("check bounds");
  }

  @Test
  void constantLimitNeedsNoCheckOfLongEnoughArray() {
    String loop = "for (int i = 1; i < 8; i++) b[i] = n; return b[n & 7];";
    assertThat(optimized("int[] b = new int[8]; " + loop)).containsOnlyOnce("check bounds");
    assertThat(optimized("int[] b = new int[7]; " + loop)).contains("check bounds");
  }

  @Test
  void otherLoopsKeepTheirCheck() {
    for (String body :
        List.of(
            "int s = 0; for (int i = 0; i < n; i++) s += a[i]; return s;",
            "int s = 0; for (int i = n; i < a.length; i++) s += a[i]; return s;",
            "int s = 0; for (int i = 0; i <= a.length; i++) s += a[i]; return s;",
            "int s = 0; for (int i = 0; i < a.length; i += 2) s += a[i]; return s;",
            "int s = 0; for (int i = 0; i < a.length; ) { i++; s += a[i]; } return s;",
            "int s = 0; for (int i = 0; s < n; i++) { if (i < a.length) s += a[i]; } return s;")) {
      assertThat(optimized(body)).as(body).contains("check bounds");
    }
  }
}
