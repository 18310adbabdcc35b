package org.matryoshka.guest.aot.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.GraphChecker;
import org.matryoshka.guest.aot.ir.GraphDump;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.optimize.Optimizer;
import org.matryoshka.guest.aot.verify.Violation;

/** The runtime and the programs that lie on it are restricted Java, and their graphs are sound. */
class GuestCodeTest {
  private static final String GUEST = "org/matryoshka/guest/";

  private static Program translate(String... classes) {
    Frontend frontend = new Frontend(new ClassRepository(TestClasses.onClassPath()));
    List<MethodId> entries = new ArrayList<>();
    for (String name : classes) {
      entries.addAll(frontend.staticMethods(GUEST + name));
    }
    Frontend.Result result = frontend.translate(entries);
    assertThat(result.violations().stream().map(Violation::message)).isEmpty();
    return result.program();
  }

  private static void check(Program program) {
    for (Graph graph : program.graphs().values()) {
      assertThat(GraphChecker.problems(graph)).as(GraphDump.of(graph)).isEmpty();
    }
  }

  @Test
  void runtimeIsSound() {
    Program program =
        translate("runtime/Traps", "runtime/heap/Heap", "runtime/program/ProgramStart");
    check(program);
    Optimizer.run(program);
    check(program);
  }

  @Test
  void kernelIsSound() {
    Program program =
        translate("runtime/Traps", "runtime/heap/Heap", "kernel/KernelEntry", "kernel/Kernel");
    check(program);
    Optimizer.run(program);
    check(program);
  }

  @Test
  void programsAreSound() {
    Program program =
        translate(
            "runtime/Traps",
            "runtime/heap/Heap",
            "runtime/program/ProgramStart",
            "user/program/Toolbox");
    check(program);
    Optimizer.run(program);
    check(program);
    assertThat(program.graphs()).hasSizeGreaterThan(100);
  }
}
