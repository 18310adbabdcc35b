package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Does what {@code docs/write-a-scheduler.md} tells a student to do, with the files that it shows:
 * compiles the scheduler and its tests, runs the tests, boots Kukla with the scheduler; and breaks
 * the scheduler in each way that the guide describes.
 */
class WriteASchedulerTest {
  private static final Path GUIDE = Path.of("..", "docs", "write-a-scheduler.md");
  private static final Pattern FILE =
      Pattern.compile("<!-- file: (\\S+) -->\\R```java\\R(.*?)```", Pattern.DOTALL);

  private final CommandLineHarness cli = new CommandLineHarness();

  @TempDir Path folder;
  private Map<String, String> files;
  private Path classes;

  @BeforeEach
  void readTheGuide() throws IOException {
    files = new TreeMap<>();
    Matcher matcher = FILE.matcher(Files.readString(GUIDE));
    while (matcher.find()) {
      files.put(matcher.group(1), matcher.group(2));
    }
    assertThat(files).containsOnlyKeys("MyScheduler.java", "MySchedulerTest.java");
    classes = folder.resolve("classes");
  }

  private void compile(String... names) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp"));
    String path = cli.run("classpath").out().strip();
    // what the build puts beside our jar for students is on the class path of this test anyway
    arguments.add(
        path + System.getProperty("path.separator") + System.getProperty("java.class.path"));
    for (String name : names) {
      arguments.add(Files.writeString(folder.resolve(name), files.get(name)).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).as("javac").isZero();
  }

  @Test
  void itsTestsPassInMilliseconds() throws Exception {
    compile("MyScheduler.java", "MySchedulerTest.java");
    URL[] path = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Class<?> tests = loader.loadClass("edu.student.MySchedulerTest");
      Constructor<?> constructor = tests.getDeclaredConstructor();
      constructor.setAccessible(true);
      int count = 0;
      for (Method method : tests.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          method.setAccessible(true);
          method.invoke(constructor.newInstance());
          count++;
        }
      }
      assertThat(count).isEqualTo(4);
    }
  }

  @Test
  void kuklaBootsWithItAndItsSharesAreRight() throws IOException {
    compile("MyScheduler.java");
    CommandLineHarness.Outcome outcome =
        boot("run=measure shares 0.3 1024 2048 4096", "--max-instructions", "2G");
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("scheduler: edu.student.MyScheduler");
    double sum = 0;
    Map<Integer, Long> shares = new TreeMap<>();
    Matcher line = Pattern.compile("(?m)^share (\\d+) (\\d+)").matcher(outcome.out());
    while (line.find()) {
      shares.put(Integer.parseInt(line.group(1)), Long.parseLong(line.group(2)));
      sum += Long.parseLong(line.group(2));
    }
    assertThat(shares).containsOnlyKeys(1024, 2048, 4096);
    for (Map.Entry<Integer, Long> share : shares.entrySet()) {
      // a round of turns is 56 ms: over 300 ms a share can be one turn off
      assertThat(share.getValue() / sum - share.getKey() / 7168.0)
          .as("weight " + share.getKey())
          .isBetween(-0.08, 0.08);
    }
  }

  /** The statements that stand for a right one, and what the report must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Schedulable task = queue.poll(); | Schedulable task = queue.size() == 2 ? null : queue.poll(); | next() answered null, but
          ticksLeft--; | while (ticksLeft > 0) { ticksLeft = 1; } ticksLeft--; | 1000000 turns of loops
          queue.add(task); | if (queue.size() < 50) { queue.add(task); queue.add(task); } | is in a queue already
          ticksLeft--; | ticksLeft = 8 / (ticksLeft - 1); | ArithmeticException: / by zero
          return task; | return queue.size() == 1 ? new Schedulable(4711, "stranger") {} : task; | stranger(4711), which is none of the kernel's
          private int ticksLeft; | private int ticksLeft; public void gone(Schedulable task) { queue.add(task); } | which is dead, not ready
          """)
  void aBrokenOneStopsTheMachineWithAReport(String right, String wrong, String report)
      throws IOException {
    String source = files.get("MyScheduler.java");
    assertThat(source).contains(right);
    files.put("MyScheduler.java", source.replace(right, wrong));
    compile("MyScheduler.java");
    CommandLineHarness.Outcome outcome =
        boot("run=measure shares 1 1024 2048", "--max-instructions", "2G");
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("kernel panic")
        .contains(report)
        .containsPattern("decision \\d+, tick \\d+")
        .containsPattern("MyScheduler\\.java:\\d+");
  }

  @Test
  void whatIsWrongWithTheFolderIsSaidBeforeBooting() throws IOException {
    compile("MyScheduler.java");
    CommandLineHarness.Outcome other =
        cli.run(
            "vm",
            "kukla",
            "--classpath",
            classes.toString(),
            "--set",
            "scheduler=edu.student.Mine");
    assertThat(other.status()).isEqualTo(3);
    assertThat(other.err()).contains("did you mean edu.student.MyScheduler?");
    CommandLineHarness.Outcome none =
        cli.run("boot", "kukla", "--classpath", folder.resolve("nowhere").toString());
    assertThat(none.status()).isEqualTo(3);
    assertThat(none.err()).contains("there is no such folder");
  }

  @Test
  void whatLeavesTheSubsetIsListedWithItsLine() throws IOException {
    files.put(
        "MyScheduler.java",
        files
            .get("MyScheduler.java")
            .replace("ticksLeft--;", "ticksLeft -= java.util.List.of(1).size();"));
    compile("MyScheduler.java");
    CommandLineHarness.Outcome outcome = boot("run=true");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).containsPattern("MyScheduler\\.java:\\d+");
  }

  private CommandLineHarness.Outcome boot(String run, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "vm",
                "kukla",
                "--classpath",
                classes.toString(),
                "--set",
                "scheduler=edu.student.MyScheduler",
                "--set",
                run));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }
}
