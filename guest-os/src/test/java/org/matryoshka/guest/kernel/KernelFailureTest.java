package org.matryoshka.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.guest.image.GuestBuildException;
import org.matryoshka.guest.image.KuklaBuilder;
import org.matryoshka.guest.kukla.KuklaSession;

/** A kernel that makes a mistake says which, and where in its Java source, and ends the machine. */
class KernelFailureTest {
  private static final long BUDGET = 20_000_000;

  private static byte[] image;

  @BeforeAll
  static void buildsAKernelWithAnotherInit() throws IOException, GuestBuildException {
    byte[] original;
    try (InputStream in = KernelFailureTest.class.getResourceAsStream("FailingInit.class")) {
      original = in.readAllBytes();
    }
    // Both names have eleven letters, so that the class file stays one.
    byte[] renamed =
        new String(original, StandardCharsets.ISO_8859_1)
            .replace("FailingInit", "InitProgram")
            .getBytes(StandardCharsets.ISO_8859_1);
    image =
        KuklaBuilder.bundled()
            .with(Map.of("org/matryoshka/guest/kernel/InitProgram", renamed))
            .kernel(KuklaBuilder.bundledInitramfs());
  }

  private static String consoleOf(String commandLine) throws ImageException {
    KuklaSession kukla = KuklaSession.onBareMachine(image, 16, commandLine);
    String text = kukla.untilPrompt(BUDGET);
    assertThat(kukla.exitValue()).as(text).hasValue(Panic.FAILURE);
    return text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null     | java.lang.NullPointerException                                   | length",
        "bounds   | ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2 | run",
        "cast     | cannot be cast to class java.lang.String                         | run",
        "division | java.lang.ArithmeticException: / by zero                         | run",
        "user     | page fault at a user address                                     | run",
        "lock     | java.lang.IllegalStateException: lock test is taken twice        | lockTwice",
      })
  void saysWhatAndWhere(String mistake, String message, String method) throws ImageException {
    String text = consoleOf("fail=" + mistake);

    assertThat(text).contains("kernel panic: ").contains(message);
    assertThat(text.lines().filter(line -> line.startsWith("\tat ")).toList())
        .as(text)
        .anyMatch(line -> line.matches(".*\\." + method + "\\(InitProgram\\.java:\\d+\\)"))
        .anyMatch(line -> line.contains("TrapDispatcher.taskStarted(TrapDispatcher.java:"));
  }

  @Test
  void aStackThatRunsOverHasAStackForItsLastWords() throws ImageException {
    String text = consoleOf("fail=overflow");

    assertThat(text)
        .contains("kernel panic: kernel stack overflow")
        .contains(".deeper(InitProgram.java:");
  }
}
