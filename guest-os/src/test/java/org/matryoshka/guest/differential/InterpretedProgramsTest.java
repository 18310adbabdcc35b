package org.matryoshka.guest.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.aot.frontend.ClassRepository;
import org.matryoshka.guest.aot.frontend.Frontend;
import org.matryoshka.guest.aot.frontend.MemoryClassSource;
import org.matryoshka.guest.aot.frontend.TestClasses;
import org.matryoshka.guest.aot.interpret.GuestTrap;
import org.matryoshka.guest.aot.interpret.ProgramInterpreter;
import org.matryoshka.guest.aot.interpret.SourceCompiler;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.GraphChecker;
import org.matryoshka.guest.aot.ir.GraphDump;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.optimize.Optimizer;

/**
 * Random programs print the same on the JVM and when their graphs are interpreted, as they come
 * from the frontend and after optimization.
 */
class InterpretedProgramsTest {
  private static final int COUNT = Integer.getInteger("programs", 25);
  private static final int FIRST = Integer.getInteger("first", 0);

  /** Deep recursion of a program is deeper recursion of the interpreter. */
  @Test
  void programsPrintTheSame() throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable compare =
        () -> {
          try {
            comparePrograms();
          } catch (ReflectiveOperationException | AssertionError e) {
            failure.set(e);
          }
        };
    Thread thread = new Thread(null, compare, "programs", 1L << 30);
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  private void comparePrograms() throws ReflectiveOperationException {
    Map<String, String> sources = new HashMap<>();
    for (int i = FIRST; i < FIRST + COUNT; i++) {
      sources.put("generated/P" + i, ProgramGenerator.source("P" + i, i));
    }
    Map<String, byte[]> classes = SourceCompiler.compile(sources);
    ClassLoader loader =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    ClassRepository repository =
        new ClassRepository(new MemoryClassSource(classes).or(TestClasses.onClassPath()));
    List<String> failures = new ArrayList<>();
    long plainSteps = 0;
    long optimizedSteps = 0;
    for (int i = FIRST; i < FIRST + COUNT; i++) {
      String name = "P" + i;
      String expected = onJvm(loader, "generated." + name);
      for (boolean optimized : new boolean[] {false, true}) {
        try {
          Program program = translate(repository, "generated/" + name);
          if (optimized) {
            Optimizer.run(program);
          }
          check(program);
          ProgramInterpreter interpreter = new ProgramInterpreter(program);
          String actual = run(interpreter, "generated/" + name);
          if (optimized) {
            optimizedSteps += interpreter.steps();
          } else {
            plainSteps += interpreter.steps();
          }
          if (!actual.equals(expected)) {
            failures.add(
                name + (optimized ? " optimized" : "") + ": " + actual + " instead of " + expected);
          }
        } catch (AssertionError | RuntimeException e) {
          failures.add(name + (optimized ? " optimized: " : ": ") + trace(e));
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(optimizedSteps).isLessThanOrEqualTo(plainSteps);
  }

  private static String trace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  private static Program translate(ClassRepository repository, String name) {
    return new Frontend(repository)
        .translate(
            List.of(new MethodId(name, "main", "([Lorg/matryoshka/guest/runtime/lang/String;)V")))
        .orThrow();
  }

  private static void check(Program program) {
    for (Graph graph : program.graphs().values()) {
      assertThat(GraphChecker.problems(graph)).as(GraphDump.of(graph)).isEmpty();
    }
  }

  private static String onJvm(ClassLoader loader, String name) throws ReflectiveOperationException {
    TestConsole.take();
    String end = "";
    try {
      Class.forName(name, true, loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      end = "trap\n";
    }
    return TestConsole.take() + end;
  }

  private static String run(ProgramInterpreter interpreter, String name) {
    String end = "";
    try {
      interpreter.call(
          new MethodId(name, "main", "([Lorg/matryoshka/guest/runtime/lang/String;)V"),
          (Object) null);
    } catch (GuestTrap e) {
      end = e.getMessage().startsWith("StackOverflow") ? e.getMessage() : "trap\n";
    }
    return interpreter.output() + end;
  }
}
