package org.matryoshka.guest.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.guest.aot.samples.Failures;

/** What Java would throw ends a program with the message and the stack trace that Java prints. */
class StackTraceTest {
  private static final int KILLED = 134;

  @ParameterizedTest
  @CsvSource({"0, 'Index 7 out of bounds for length 2'", "2, '/ by zero'", "3, -6", "5, case 5"})
  void isThatOfTheJvm(int number, String message) {
    List<String> expected = new ArrayList<>();
    try {
      Failures.main(new String[] {Integer.toString(number)});
    } catch (RuntimeException | Error e) {
      expected.add("Exception: " + e);
      for (StackTraceElement frame : e.getStackTrace()) {
        if (frame.getClassName().equals(Failures.class.getName())) {
          expected.add("\tat " + frame);
        }
      }
    }

    ProgramRunner.Run run = ProgramRunner.run(Failures.class, Integer.toString(number));

    assertThat(run.status()).isEqualTo(KILLED);
    assertThat(run.error().lines().toList())
        .isEqualTo(expected.stream().map(StackTraceTest::plain).toList());
    assertThat(run.error()).contains(message);
  }

  /** Without the loader's name before the class. */
  private static String plain(String line) {
    return line.replace("app//", "");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 'java.lang.ClassCastException: class int[] cannot be cast to class java.lang.String'"
  })
  void namesTheClasses(int number, String message) {
    ProgramRunner.Run run = ProgramRunner.run(Failures.class, Integer.toString(number));

    assertThat(run.error())
        .startsWith("Exception: " + message + "\n\tat ")
        .contains("Failures.inner(Failures.java:");
  }
}
