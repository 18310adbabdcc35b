package org.matryoshka.guest.aot.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.aot.frontend.ClassRepository;
import org.matryoshka.guest.aot.frontend.Frontend;
import org.matryoshka.guest.aot.frontend.TestClasses;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;

/** The kernel has no recursion without a bound. */
class KernelRecursionTest {
  @Test
  void allRecursionOfTheKernelIsBounded() {
    Frontend frontend = new Frontend(new ClassRepository(TestClasses.onClassPath()));
    List<MethodId> entries =
        new ArrayList<>(frontend.exportedMethods("org/matryoshka/guest/kernel/Kernel"));
    entries.addAll(frontend.exportedMethods("org/matryoshka/guest/kernel/trap/TrapDispatcher"));
    entries.addAll(frontend.staticMethods("org/matryoshka/guest/runtime/heap/Heap"));
    Program program = frontend.translate(entries).orThrow();
    assertThat(program.graphs().size()).isGreaterThan(500);
    assertThat(frontend.unboundedRecursion(program).stream().map(Violation::message)).isEmpty();
  }
}
