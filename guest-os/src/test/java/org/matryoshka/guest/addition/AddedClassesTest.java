package org.matryoshka.guest.addition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matryoshka.guest.kernel.sched.DecisionBudget;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.policy.AddedScheduler;
import org.matryoshka.guest.simulation.SchedulerContract;
import org.matryoshka.guest.simulation.SchedulerSimulation;
import org.matryoshka.guest.simulation.Workload;

/** What becomes of the class files of a folder. */
class AddedClassesTest {
  private static final String NAME = "edu.student.MyScheduler";

  /** A scheduler; the body of next() and tick() differ. */
  private static final String SOURCE =
      """
      package edu.student;

      import org.matryoshka.guest.kernel.sched.*;

      public class MyScheduler implements Scheduler {
        private final TaskQueue queue = new TaskQueue();
        private int asked;

        public void ready(Schedulable task, ReadyReason why) {
          queue.add(task);
        }

        public Schedulable next() {
          %s
        }

        public boolean tick(Schedulable running) {
          %s
        }
      }
      """;

  @TempDir Path folder;

  private void compile(String source) throws IOException {
    Matcher name = Pattern.compile("class (\\w+)").matcher(source);
    assertThat(name.find()).isTrue();
    Path file = Files.writeString(folder.resolve(name.group(1) + ".java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "25",
                "-g",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString(),
                file.toString());
    assertThat(status).isZero();
  }

  private Map<String, byte[]> read() throws Exception {
    return AddedClasses.read(folder.resolve("classes"), NAME);
  }

  /** The scheduler as the kernel makes it, from the prepared classes. */
  private Scheduler scheduler() throws Exception {
    Map<String, byte[]> prepared = new HashMap<>(read());
    ClassLoader loader =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = prepared.remove(name.replace('.', '/'));
            return bytes == null
                ? super.loadClass(name, resolve)
                : defineClass(name, bytes, 0, bytes.length);
          }
        };
    Class<?> factory = loader.loadClass(AddedScheduler.class.getName());
    assertThat(factory.getMethod("create", String.class).invoke(null, "another")).isNull();
    return (Scheduler) factory.getMethod("create", String.class).invoke(null, NAME);
  }

  @Test
  void aGoodOneRunsAsBefore() throws Exception {
    compile(SOURCE.formatted("return queue.poll();", "return true;"));
    SchedulerContract.of(
            () -> {
              try {
                return scheduler();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .runsASingleTask();
    assertThat(read()).containsKeys("edu/student/MyScheduler");
  }

  @Test
  void aLoopWithoutEndStopsInTheLoop() throws Exception {
    compile(SOURCE.formatted("return queue.poll();", "while (true) { asked++; }"));
    SchedulerSimulation simulation = new SchedulerSimulation(scheduler());
    simulation.add("hog", Workload.hog());
    assertThatThrownBy(() -> simulation.run(SchedulerSimulation.SECOND))
        .hasMessageContaining(DecisionBudget.LOOP_STEPS + " turns of loops")
        .hasStackTraceContaining("MyScheduler.tick(MyScheduler.java:18)");
    assertThat(simulation.decision()).contains("tick 1: tick() for task hog(1)");
  }

  @Test
  void aLoopOfTheOtherKindsStopsToo() throws Exception {
    for (String loop :
        List.of(
            "do { asked++; } while (asked != 0 || queue != null); return true;",
            "for (int i = 0; i >= 0; i = (i + 1) & 7) { asked++; } return true;",
            "again: while (asked >= 0) { switch (asked & 3) { case 0: asked = 4; continue again;"
                + " case 1: asked = 8; continue; default: asked = 0; } } return true;")) {
      compile(SOURCE.formatted("return queue.poll();", loop));
      SchedulerSimulation simulation = new SchedulerSimulation(scheduler());
      simulation.add("hog", Workload.hog());
      assertThatThrownBy(() -> simulation.run(SchedulerSimulation.SECOND))
          .hasMessageContaining("does not come to an answer");
    }
  }

  @Test
  void aWrongAnswerHasItsLine() throws Exception {
    compile(
        SOURCE.formatted(
            "if (++asked > 3) {\n      return null;\n    }\n    return queue.poll();",
            "return true;"));
    SchedulerSimulation simulation = new SchedulerSimulation(scheduler());
    simulation.add("hog", Workload.hog());
    simulation.add("rival", Workload.hog());
    assertThatThrownBy(() -> simulation.run(SchedulerSimulation.SECOND))
        .hasMessage(
            "scheduler: decision 19, tick 3: next() answered null, but 2 tasks are ready"
                + " (returned at edu.student.MyScheduler.next(MyScheduler.java:15))");
  }

  @Test
  void sameClassesSameBytes() throws Exception {
    compile(SOURCE.formatted("return queue.poll();", "return true;"));
    assertThat(read()).usingRecursiveComparison().isEqualTo(read());
  }

  private void rejected(String scheduler, String problem) {
    assertThatThrownBy(() -> AddedClasses.read(folder.resolve("classes"), scheduler))
        .isInstanceOfSatisfying(
            AddedClassesException.class,
            e -> assertThat(e.problems()).anyMatch(line -> line.contains(problem)));
  }

  @Test
  void whatCanNotBeUsedIsRefused() throws Exception {
    Files.createDirectories(folder.resolve("classes"));
    rejected(NAME, "there are no classes at all");
    compile(SOURCE.formatted("return queue.poll();", "return true;"));
    rejected("", "add --set scheduler=edu.student.MyScheduler");
    rejected("edu.student.YourScheduler", "did you mean edu.student.MyScheduler?");
    compile("package edu.student; public class Other {}");
    rejected("edu.student.Other", "does not implement");
    compile(
        "package edu.student; abstract class Half implements"
            + " org.matryoshka.guest.kernel.sched.Scheduler { Half(int x) {} }");
    rejected("edu.student.Half", "must be a public class that is not abstract");
    rejected("edu.student.Half", "needs a public constructor without parameters");
    compile("package org.matryoshka.guest.kernel; public class Mine {}");
    rejected(NAME, "the package org.matryoshka is the kernel's own");
    Files.write(folder.resolve("classes/Broken.class"), new byte[] {1, 2, 3});
    rejected(NAME, "Broken.class: is not a class file");
    Files.copy(
        folder.resolve("classes/edu/student/Other.class"), folder.resolve("classes/Other.class"));
    rejected(NAME, "Other.class: holds the class edu/student/Other");
  }
}
